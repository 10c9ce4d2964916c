const hashesBySubject = new Map<string, Buffer[]>();

/** Remembers for whom a token was redeemed. */
export function noteRedeemed(subjectKey: string, hash: Buffer): void {
  hashesBySubject.set(subjectKey, [...redeemedFor(subjectKey), hash]);
}

/** The hashes of all tokens that this test has redeemed for a leader, in order: no row of the database tells it. */
export function redeemedFor(subjectKey: string): readonly Buffer[] {
  return hashesBySubject.get(subjectKey) ?? [];
}
