import { getTableName, type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../core/transaction.ts';
import { type CampaignStage, createCampaignStage } from '../testing/campaign-stage.ts';
import { createPersonRow, newSubjectKey } from '../testing/factories.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { campaignLabels, campaignLeaders, campaigns, instrumentVersions, nominations } from './schema/campaigns.ts';
import { assignments, invitations } from './schema/invitations.ts';
import { leaderPlaces } from './schema/organization-releases.ts';

const logins = ['owner', 'api', 'mailer', 'tally'] as const;
type Login = (typeof logins)[number];

const fixed = 'fixed_at_opening';
const noRight = 'no right';

let database: TestDatabase;
let open: CampaignStage;
let draft: CampaignStage;
let somebody: string;

const leaders = () => [
  { raters: { 'team-members': 3, peers: 3 }, place: { department: 'Surgery', level: 'senior', site: null } },
];

beforeAll(async () => {
  database = await createTestDatabase();
  open = await createCampaignStage(database.owner, { leaders: leaders() });
  const { organizationId } = open;
  draft = await createCampaignStage(database.owner, { organizationId, leaders: leaders(), state: 'draft' });
  somebody = await createPersonRow(database.owner, organizationId, { givenName: 'Sol' });
  for (const { campaignId } of [open, draft]) {
    const idle = await createPersonRow(database.owner, organizationId, { givenName: 'Idle' });
    await database.owner.insert(invitations).values({ campaignId, raterId: idle });
  }
});
afterAll(() => database.close());

function causeOf(error: unknown): { code: string; constraint: string | undefined } {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error && 'code' in cause && typeof cause.code === 'string')) throw error;
  const constraint = 'constraint' in cause && typeof cause.constraint === 'string' ? cause.constraint : undefined;
  return { code: cause.code, constraint };
}

/** What became of it, without keeping it. */
async function outcome(login: Login, statement: SQL): Promise<string> {
  const over = new Error('undo');
  try {
    return await inTransaction(database[login], async (tx) => {
      const done = await tx.execute(statement);
      throw Object.assign(over, { rows: done.rowCount });
    });
  } catch (error) {
    if (error === over) return `done to ${'rows' in over ? String(over.rows) : '?'}`;
    const { code, constraint } = causeOf(error);
    if (code === '42501') return noRight;
    return code === '23001' ? (constraint ?? code) : code;
  }
}

const of = (stage: CampaignStage) => {
  const [leader] = stage.leaders;
  const [assignment] = stage.assignments;
  if (!leader || !assignment) throw new Error('the stage is empty');
  return { ...assignment, ...leader, campaignId: stage.campaignId };
};

/** Everything that people were told, or that decides what is shown of them; none of it may move. */
const terms: readonly [string, string][] = [
  ['id', 'gen_random_uuid()'],
  ['organization_id', 'gen_random_uuid()'],
  ['created_by', 'gen_random_uuid()'],
  ['kind', "'leader'"],
  ['name', "'Another'"],
  ['instrument_id', "'other'"],
  ['instrument_version', 'NULL'],
  ['prompt_ids', "'{}'"],
  ['minimum_group_size', '4'],
  ['senior_leaders', "'identified'"],
  ['release_mode', "'by-hr'"],
  ['report_readers', "'leader-and-hr'"],
  ['grace_hours', '1'],
  ['opened_at', 'now()'],
  ['created_at', 'now()'],
  ['further_round', 'true'],
  ['auditor_address', "'works-council@example.test'"],
  ['reminders', '1'],
];

const moving: readonly [string, string][] = [
  ['state', "'closing'"],
  ['deadline_at', "deadline_at + interval '1 day'"],
  ['grace_ends_at', 'now()'],
  ['closed_at', 'now()'],
  ['counted_at', 'now()'],
  ['released_at', 'now()'],
  ['round', 'round'],
  ['final_at', 'now()'],
  ['further_round_stopped', 'true'],
];

const setTo = (stage: CampaignStage, [column, value]: readonly [string, string]) =>
  sql`UPDATE campaigns SET ${sql.identifier(column)} = ${sql.raw(value)} WHERE id = ${stage.campaignId}`;

describe('an opened campaign', () => {
  it('has every column of its row named as fixed or as moving', async () => {
    const found = await database.owner.execute<{ name: string }>(
      sql`SELECT attname AS name FROM pg_attribute WHERE attrelid = 'campaigns'::regclass AND attnum > 0 AND NOT attisdropped`,
    );
    expect([...terms, ...moving].map(([name]) => name).sort()).toEqual(found.rows.map(({ name }) => name).sort());
  });

  it.each(terms)('keeps its %s, whoever asks', async (column, value) => {
    const change = setTo(open, [column, value]);
    expect(await outcome('owner', change)).toBe(fixed);
    expect(await outcome('api', change)).toBe(fixed);
    for (const login of ['mailer', 'tally'] as const) expect(await outcome(login, change)).toBe(noRight);
  });

  it.each(moving)('lets its %s move', async (column, value) => {
    const change = setTo(open, [column, value]);
    expect(await outcome('owner', change)).toBe('done to 1');
    const withStepAlone = !['state', 'deadline_at', 'round'].includes(column);
    expect(await outcome('api', change)).toBe(withStepAlone ? 'dates_move_by_rule' : 'done to 1');
    expect(await outcome('mailer', change)).toBe(noRight);
  });

  it.each([
    ['deadline_at', "deadline_at - interval '1 second'"],
    ['state', "'draft'"],
    ['round', '0'],
  ] as const)('never goes back: %s', async (column, value) => {
    const change = setTo(open, [column, value]);
    for (const login of ['owner', 'api'] as const) expect(await outcome(login, change)).toBe(fixed);
    expect(await outcome('mailer', change)).toBe(noRight);
    // The tally moves a campaign's state, and nothing that was promised.
    expect(await outcome('tally', change)).toBe(column === 'state' ? fixed : noRight);
  });

  it('has a date of its own for a further round, after the reports', async () => {
    const { organizationId } = open;
    const again = sql`UPDATE campaigns SET round = 2, state = 'collecting', deadline_at = deadline_at - interval '1 day'`;
    const beginning = async (state: 'collecting' | 'released') => {
      const stage = await createCampaignStage(database.owner, { organizationId, state, furtherRound: true });
      return sql`${again} WHERE id = ${stage.campaignId}`;
    };
    for (const login of ['owner', 'api'] as const) {
      expect(await outcome(login, await beginning('released'))).toBe('done to 1');
      expect(await outcome(login, await beginning('collecting'))).toBe(fixed);
    }
  });

  it.each(['collecting', 'closing', 'closed', 'released', 'cancelled'] as const)(
    'keeps its terms when %s',
    async (state) => {
      const { organizationId } = open;
      const stage = await createCampaignStage(database.owner, { organizationId, state, leaders: leaders() });
      const { campaignId, subjectKey } = of(stage);
      for (const login of ['owner', 'api'] as const) {
        expect(await outcome(login, setTo(stage, ['minimum_group_size', '9']))).toBe(fixed);
        expect(await outcome(login, setTo(stage, ['state', "'draft'"]))).toBe(fixed);
        const label = sql`INSERT INTO campaign_labels (campaign_id, subject_key, label, invited) VALUES (${campaignId}, ${subjectKey}, 'new', 1)`;
        expect(await outcome(login, label)).toBe(fixed);
        const invited = sql`INSERT INTO invitations (campaign_id, rater_id) VALUES (${campaignId}, ${somebody})`;
        expect(await outcome(login, invited)).toBe(state === 'collecting' ? 'done to 1' : fixed);
      }
    },
  );

  it('begins as a draft and stays', async () => {
    const { organizationId, hrId, campaignId } = open;
    const opened = sql`INSERT INTO campaigns (organization_id, created_by, kind, name, state, instrument_id, deadline_at)
      VALUES (${organizationId}, ${hrId}, 'organization', 'n', 'collecting', 'hcl-360', now())`;
    for (const login of ['owner', 'api'] as const) expect(await outcome(login, opened)).toBe(fixed);
    expect(await outcome('owner', sql`DELETE FROM campaigns WHERE id = ${campaignId}`)).toBe(fixed);
    expect(await outcome('api', sql`DELETE FROM campaigns WHERE id = ${campaignId}`)).toBe(noRight);
  });

  it('keeps the wording of its questions', async () => {
    for (const statement of [
      sql`UPDATE instrument_versions SET document = '{}'`,
      sql`DELETE FROM instrument_versions`,
    ]) {
      expect(await outcome('owner', statement)).toBe('23001');
      for (const login of ['api', 'mailer', 'tally'] as const) expect(await outcome(login, statement)).toBe(noRight);
    }
  });

  it('is not emptied, by any name', async () => {
    const tables = [campaigns, campaignLeaders, campaignLabels, nominations, leaderPlaces, invitations, assignments];
    for (const table of [...tables, instrumentVersions]) {
      const statement = sql.raw(`TRUNCATE ${getTableName(table)} CASCADE`);
      expect(await outcome('owner', statement)).toMatch(/^(fixed_at_opening|23001)$/);
      for (const login of ['api', 'mailer', 'tally'] as const) expect(await outcome(login, statement)).toBe(noRight);
    }
  });
});

/** Each: what it is, the statement about a stage's rows, and who has a right to try at all beside the owner. */
const statements: readonly [string, (stage: CampaignStage) => SQL, readonly Login[]][] = [
  [
    'a leader more',
    ({ campaignId }) =>
      sql`INSERT INTO campaign_leaders (campaign_id, leader_id, subject_key) VALUES (${campaignId}, ${somebody}, ${newSubjectKey()})`,
    ['api'],
  ],
  [
    'a leader under another key',
    (stage) =>
      sql`UPDATE campaign_leaders SET subject_key = ${newSubjectKey()} WHERE subject_key = ${of(stage).subjectKey}`,
    [],
  ],
  [
    'a label more',
    (stage) =>
      sql`INSERT INTO campaign_labels (campaign_id, subject_key, label, invited) VALUES (${stage.campaignId}, ${of(stage).subjectKey}, 'new', 1)`,
    ['api'],
  ],
  [
    'a label with other numbers',
    ({ campaignId }) => sql`UPDATE campaign_labels SET invited = invited + 1 WHERE campaign_id = ${campaignId}`,
    [],
  ],
  [
    'a label under which people are named',
    ({ campaignId }) => sql`UPDATE campaign_labels SET identified = true WHERE campaign_id = ${campaignId}`,
    [],
  ],
  ['no labels', ({ campaignId }) => sql`DELETE FROM campaign_labels WHERE campaign_id = ${campaignId}`, []],
  [
    'somebody nominated',
    (stage) =>
      sql`INSERT INTO nominations (campaign_id, leader_id, rater_id, rater_group, source)
        VALUES (${stage.campaignId}, ${of(stage).leaderId}, ${somebody}, 'peers', 'by-hand')`,
    ['api'],
  ],
  [
    'somebody nominated as something else',
    ({ campaignId }) => sql`UPDATE nominations SET rater_group = 'others' WHERE campaign_id = ${campaignId}`,
    ['api'],
  ],
  ['nobody nominated', ({ campaignId }) => sql`DELETE FROM nominations WHERE campaign_id = ${campaignId}`, ['api']],
  [
    'a leader who stood elsewhere',
    ({ campaignId }) => sql`UPDATE leader_places SET department = 'Nursing' WHERE campaign_id = ${campaignId}`,
    [],
  ],
  [
    'a leader who stood nowhere',
    ({ campaignId }) => sql`DELETE FROM leader_places WHERE campaign_id = ${campaignId}`,
    [],
  ],
  [
    'somebody asked under a label that nobody has',
    (stage) =>
      sql`INSERT INTO assignments (invitation_id, campaign_id, leader_id, rater_group, label)
        SELECT id, campaign_id, ${of(stage).leaderId}, 'others', 'others' FROM invitations WHERE campaign_id = ${stage.campaignId}
        AND id NOT IN (SELECT invitation_id FROM assignments WHERE leader_id = ${of(stage).leaderId})`,
    ['api'],
  ],
  [
    'a leader who stands somewhere',
    ({ campaignId }) =>
      sql`INSERT INTO leader_places (campaign_id, subject_key) VALUES (${campaignId}, ${newSubjectKey()})`,
    ['api'],
  ],
  [
    'somebody else invited in their place',
    (stage) => sql`UPDATE invitations SET rater_id = ${somebody} WHERE id = ${of(stage).invitationId}`,
    [],
  ],
  [
    'somebody asked under another label',
    (stage) => sql`UPDATE assignments SET label = 'others' WHERE id = ${of(stage).assignmentId}`,
    [],
  ],
  [
    'somebody asked as something else',
    (stage) => sql`UPDATE assignments SET rater_group = 'others' WHERE id = ${of(stage).assignmentId}`,
    [],
  ],
  ['somebody not asked', (stage) => sql`DELETE FROM assignments WHERE id = ${of(stage).assignmentId}`, []],
];

describe('what belongs to it', () => {
  it.each(statements)('cannot become: %s', async (_what, statement, mayTry) => {
    const counted = await outcome('owner', statement(draft));
    expect(counted).toMatch(/^done to [1-9]/);
    for (const login of logins) {
      const may = login === 'owner' || mayTry.includes(login);
      expect(await outcome(login, statement(open)), login).toBe(may ? fixed : noRight);
      expect(await outcome(login, statement(draft)), login).toBe(may ? counted : noRight);
    }
  });

  it('is not moved from a draft into it, nor out of it', async () => {
    const moved = (from: CampaignStage, to: CampaignStage) =>
      sql`UPDATE campaign_labels SET campaign_id = ${to.campaignId} WHERE campaign_id = ${from.campaignId}`;
    expect(await outcome('owner', moved(draft, open))).toBe(fixed);
    expect(await outcome('owner', moved(open, draft))).toBe(fixed);
  });

  it('lets a mail’s fate, a withdrawal and the one bit move', async () => {
    const { invitationId, assignmentId } = of(open);
    const id = sql`WHERE id = ${invitationId}`;
    expect(await outcome('api', sql`UPDATE invitations SET removed = true ${id}`)).toBe('done to 1');
    const sent = sql`UPDATE invitations SET secret_hash = sha256('new'), delivery = 'failed', delivery_error = 'e' ${id}`;
    expect(await outcome('mailer', sent)).toBe('done to 1');
    const issued = sql`SELECT issue_ballot(${open.campaignId}, ${assignmentId}, sha256(${assignmentId}::text::bytea), sha256('an element'))`;
    expect(await outcome('api', issued)).toBe('done to 1');
  });

  it('asks nobody again who was taken out', async () => {
    const withdrawn = (removed: boolean) =>
      sql`UPDATE invitations SET removed = ${removed} WHERE id = ${of(open).invitationId}`;
    await inTransaction(database.api, async (tx) => {
      await tx.execute(withdrawn(true));
      await expect(tx.execute(withdrawn(false))).rejects.toSatisfy((error) => causeOf(error).constraint === fixed);
    });
  });

  it('is kept also from a session that asks for no triggers', async () => {
    await inTransaction(database.owner, async (tx) => {
      await tx.execute(sql`SET LOCAL session_replication_role = replica`);
      const change = tx.execute(setTo(open, ['minimum_group_size', '9']));
      await expect(change).rejects.toSatisfy((error) => causeOf(error).constraint === fixed);
    });
  });

  it('is kept from a table that stands in the way', async () => {
    const { subjectKey, campaignId } = of(open);
    await inTransaction(database.api, async (tx) => {
      await tx.execute(
        sql`CREATE TEMP TABLE campaigns ON COMMIT DROP AS SELECT ${campaignId}::uuid AS id, 'draft'::text AS state`,
      );
      const label = tx.execute(
        sql`INSERT INTO campaign_labels (campaign_id, subject_key, label, invited) VALUES (${campaignId}, ${subjectKey}, 'new', 1)`,
      );
      await expect(label).rejects.toSatisfy((error) => causeOf(error).constraint === fixed);
    });
  });

  it('is refused to whoever comes while the campaign is being opened', async () => {
    const { organizationId } = open;
    const stage = await createCampaignStage(database.owner, { organizationId, leaders: leaders(), state: 'draft' });
    const { subjectKey, campaignId } = of(stage);
    let late: Promise<unknown> = Promise.resolve();
    await inTransaction(database.api, async (tx) => {
      await tx.execute(setTo(stage, ['state', "'collecting'"]));
      late = outcome(
        'api',
        sql`INSERT INTO campaign_labels (campaign_id, subject_key, label, invited) VALUES (${campaignId}, ${subjectKey}, 'new', 1)`,
      );
      for (;;) {
        const waiting = await database.owner.execute<{ many: number }>(
          sql`SELECT count(*)::int AS many FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        if (waiting.rows[0]?.many === 1) break;
      }
    });
    expect(await late).toBe(fixed);
  });
});
