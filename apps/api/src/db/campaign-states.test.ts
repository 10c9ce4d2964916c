import {
  CAMPAIGN_EVENTS,
  CAMPAIGN_STATES,
  type CampaignState,
  type EventCause,
  mayCause,
  nextState,
} from '@heartset/model';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../core/transaction.ts';
import { createCampaignStage } from '../testing/campaign-stage.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';

const logins = ['api', 'tally'] as const;
type Login = (typeof logins)[number];

/** Who acts through a process. */
const causesOf: Record<Login, readonly EventCause[]> = { api: ['hr', 'leader'], tally: ['system'] };

let database: TestDatabase;
const stages = new Map<CampaignState, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  const reached: Partial<Record<CampaignState, SQL>> = {
    closing: sql`grace_ends_at = now()`,
    closed: sql`grace_ends_at = now(), closed_at = now()`,
    released: sql`grace_ends_at = now(), closed_at = now(), counted_at = now(), released_at = now()`,
  };
  for (const state of CAMPAIGN_STATES) {
    stages.set(state, (await createCampaignStage(database.owner, { state, furtherRound: true })).campaignId);
    const dates = reached[state];
    if (dates) await database.owner.execute(sql`UPDATE campaigns SET ${dates} WHERE id = ${stages.get(state)}`);
  }
});
afterAll(() => database.close());

/** What became of it, without keeping it: 'done', or why not. */
async function outcome(login: Login | 'owner', statement: SQL): Promise<string> {
  const over = new Error('undo');
  try {
    return await inTransaction(database[login], async (tx) => {
      const { rowCount } = await tx.execute(statement);
      if (rowCount !== 1) throw new Error('there is no such campaign');
      throw over;
    });
  } catch (error) {
    if (error === over) return 'done';
    const cause = error instanceof Error ? error.cause : undefined;
    if (!(cause instanceof Error && 'code' in cause)) throw error;
    if ('constraint' in cause && typeof cause.constraint === 'string') return cause.constraint;
    return cause.code === '42501' ? 'no right' : String(cause.code);
  }
}

const move = (from: CampaignState, to: CampaignState, also: SQL = sql.empty()) =>
  sql`UPDATE campaigns SET state = ${to}${also} WHERE id = ${stages.get(from)}`;

/** Does the model let this process take a campaign from one state to another? */
function isAllowed(login: Login, from: CampaignState, to: CampaignState): boolean {
  return CAMPAIGN_EVENTS.some(
    (event) => nextState(from, event) === to && causesOf[login].some((cause) => mayCause(cause, event)),
  );
}

const pairs = CAMPAIGN_STATES.flatMap((from) =>
  CAMPAIGN_STATES.filter((to) => to !== from).map((to) => [from, to] as const),
);

describe.each(logins)('the login of the process %s', (login) => {
  it.each(pairs)('takes a campaign from %s to %s exactly where the model lets it', async (from, to) => {
    const askedAgain = from === 'released' && login === 'api' ? sql`, round = round + 1` : sql.empty();
    const done = (await outcome(login, move(from, to, askedAgain))) === 'done';
    expect(done).toBe(isAllowed(login, from, to));
  });

  it('may leave every state as it is', async () => {
    for (const state of CAMPAIGN_STATES) expect(await outcome(login, move(state, state)), state).toBe('done');
  });
});

describe('a campaign whose reports were read', () => {
  it('collects again in a further round alone', async () => {
    expect(await outcome('api', move('released', 'collecting'))).toBe('state_moves_by_rule');
    expect(await outcome('api', move('released', 'collecting', sql`, round = round + 1`))).toBe('done');
  });

  it('is never ended unseen', async () => {
    const { campaignId } = await createCampaignStage(database.owner, { state: 'released', furtherRound: true });
    await database.owner.execute(sql`UPDATE campaigns SET state = 'collecting', round = 2 WHERE id = ${campaignId}`);
    const cancel = sql`UPDATE campaigns SET state = 'cancelled' WHERE id = ${campaignId}`;
    expect(await outcome('api', cancel)).toBe('state_moves_by_rule');
  });
});

describe('a campaign’s dates', () => {
  const set = (state: CampaignState, change: SQL) =>
    sql`UPDATE campaigns SET ${change} WHERE id = ${stages.get(state)}`;

  it.each<[string, CampaignState, SQL]>([
    ['when it was counted', 'collecting', sql`counted_at = now()`],
    ['when it was counted', 'released', sql`counted_at = now() - interval '100 days'`],
    ['when it was counted', 'released', sql`counted_at = NULL`],
    ['when nothing can follow', 'collecting', sql`final_at = now()`],
    ['when nothing can follow', 'released', sql`final_at = now()`],
    ['when it was closed', 'collecting', sql`closed_at = now()`],
    ['when it was closed', 'released', sql`closed_at = NULL`],
    ['when it was released', 'closed', sql`released_at = now()`],
    ['when it was released', 'released', sql`released_at = NULL`],
    ['when the grace ends', 'collecting', sql`grace_ends_at = now()`],
    ['when the grace ends', 'closing', sql`grace_ends_at = NULL`],
    ['that no further round may follow', 'released', sql`further_round_stopped = true`],
  ])('of the API’s login, none moves apart from its step: %s, %s', async (_what, state, change) => {
    expect(await outcome('api', set(state, change))).toBe('dates_move_by_rule');
  });

  it.each<[CampaignState, SQL]>([
    ['collecting', sql`final_at = now()`],
    ['collecting', sql`counted_at = now()`],
    ['released', sql`counted_at = now()`],
    ['released', sql`released_at = now()`],
  ])('nor does the tally’s login move them, %s', async (state, change) => {
    expect(['dates_move_by_rule', 'no right']).toContain(await outcome('tally', set(state, change)));
  });

  it('are dates: an end that never comes could not be shown, nor moved back', async () => {
    for (const login of ['api', 'owner'] as const) {
      const never = outcome(login, set('collecting', sql`deadline_at = 'infinity'`));
      expect(await never).toBe('campaigns_have_finite_dates');
    }
  });

  it('move with their steps', async () => {
    const closing = sql`, grace_ends_at = now()`;
    expect(await outcome('api', move('collecting', 'closing', closing))).toBe('done');
    expect(await outcome('api', set('closing', sql`grace_ends_at = now()`))).toBe('done');
    expect(await outcome('tally', move('closing', 'closed', sql`, closed_at = now()`))).toBe('done');
    expect(await outcome('api', move('closed', 'released', sql`, released_at = now()`))).toBe('done');
    const again = sql`, round = round + 1, counted_at = NULL, closed_at = NULL, grace_ends_at = NULL`;
    expect(await outcome('api', move('released', 'collecting', again))).toBe('done');
  });
});

it('no session may ask that the rules be passed by', async () => {
  const found = await database.owner.execute(
    sql`SELECT tgenabled AS enabled FROM pg_trigger
      WHERE tgname IN ('campaigns_move_by_rule', 'campaigns_move_dates_by_rule', 'invitations_stay_withdrawn')`,
  );
  expect(found.rows).toEqual([{ enabled: 'A' }, { enabled: 'A' }, { enabled: 'A' }]);
});

it('whoever owns the tables may mend a state by hand', async () => {
  expect(await outcome('owner', move('closed', 'closing'))).toBe('done');
});
