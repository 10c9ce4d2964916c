import type { AnswerSheet } from '@heartset/model';
import { sql } from 'drizzle-orm';
import { sealFor } from './campaign-stage.ts';
import { redeemedFor } from './redeemed-tokens.ts';
import type { TestDatabase } from './test-database.ts';

/**
 * Puts other contents into ballots about a leader that lie in the database, sealed as they should be: what somebody with rights in the
 * database and the public key could do, or what a fault of ours might.
 *
 * @param which one of those that this test has redeemed, or all
 */
export async function replaceBallots(
  database: TestDatabase,
  campaignId: string,
  subjectKey: string,
  ballot: { answers: AnswerSheet; label?: string; leader?: string },
  which: 'one' | 'all' = 'one',
): Promise<void> {
  const { answers, label = 'team-members', leader = subjectKey } = ballot;
  const tokens = redeemedFor(subjectKey).slice(0, which === 'one' ? 1 : undefined);
  for (const token of tokens) {
    const sealed = await sealFor(database.owner, campaignId, token, { leader, label, answers });
    await database.owner.execute(sql`UPDATE sealed_ballots SET sealed = ${sealed} WHERE token_hash = ${token}`);
  }
}
