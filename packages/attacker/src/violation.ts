/** Which promise was broken; the numbers are those of docs/METHODS.md, "The attacker". */
export type Guarantee = 'G0' | 'G1' | 'G2' | 'G3' | 'G4' | 'G5' | 'G6';

/** Something that was published and should not have been: where it stands, and what it tells. */
export type Violation = { guarantee: Guarantee; where: string; what: string };

/** Between which values something lies for a reader who puts everything published together. */
export type Interval = { where: string; what: string; low: number; high: number };
