import type { CellStructure } from '../../../instrument/instrument-structure.ts';

/** The nine cells, row by row as in the model's figure. */
export const cells = [
  { id: 'heartset-individual', focus: 'heartset', application: 'individual' },
  { id: 'heartset-relational', focus: 'heartset', application: 'relational' },
  { id: 'heartset-mission', focus: 'heartset', application: 'mission' },
  { id: 'mindset-individual', focus: 'mindset', application: 'individual' },
  { id: 'mindset-relational', focus: 'mindset', application: 'relational' },
  { id: 'mindset-mission', focus: 'mindset', application: 'mission' },
  { id: 'skillset-individual', focus: 'skillset', application: 'individual' },
  { id: 'skillset-relational', focus: 'skillset', application: 'relational' },
  { id: 'skillset-mission', focus: 'skillset', application: 'mission' },
] as const satisfies readonly CellStructure[];
