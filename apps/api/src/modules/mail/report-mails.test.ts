import { createHash } from 'node:crypto';
import { getInstrument, RELEASE_SCHEMA_VERSION } from '@heartset/model';
import { canonicalJson, METHOD_VERSION, publishLeader } from '@heartset/scoring';
import { desc, eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shortId } from '../../core/short-id.ts';
import { inTransaction } from '../../core/transaction.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people } from '../../db/schema/people.ts';
import { releases } from '../../db/schema/results.ts';
import { reportShares } from '../../db/schema/self-assessments.ts';
import { type CampaignStage, createCampaignStage, type StageOptions } from '../../testing/campaign-stage.ts';
import { createPersonRow } from '../../testing/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { startTestMailServer, type TestMailServer } from '../../testing/test-mail-server.ts';
import { queueMails } from './mail.public.ts';
import { type MailDeps, mailTiming } from './mail-deps.ts';
import { openMailTransport } from './mail-transport.ts';
import { sendMail } from './send-mail.ts';
import { sweepOutbox } from './sweep-outbox.ts';

let database: TestDatabase;
let server: TestMailServer;
let deps: MailDeps;
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const from = 'Heartset <feedback@hospital.example>';

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  server = await startTestMailServer();
  deps = {
    database: database.mailer,
    transport: openMailTransport(server.smtpUrl, { from, maximumConnections: 2 }),
    sender: {
      publicUrl: 'https://feedback.example',
      from,
      replyTo: 'hr-mailbox@hospital.example',
      timeZone: 'Europe/Zurich',
    },
    mailKey: 'a-key-that-only-the-tests-know-of-0',
    timing: mailTiming,
    log: silent,
  };
});
afterEach(async () => {
  deps.transport.close();
  await server.stop();
});

function leaderOf(stage: CampaignStage): string {
  const id = stage.leaders[0]?.leaderId;
  if (!id) throw new Error('a leader was staged');
  return id;
}

/**
 * A campaign that is out, in which so many people of each group have answered, all of them the same, or could judge nothing.
 */
async function released(answers: number, rating: number | 'not-observed', options: StageOptions = {}) {
  const stage = await createCampaignStage(database.owner, {
    leaders: [{ raters: { 'team-members': 4, peers: 4 } }],
    ...options,
  });
  const instrument = getInstrument('hcl-360');
  const leader = stage.leaders[0];
  if (!instrument || !leader) throw new Error('nothing was staged');
  const shown = answers >= 3;
  const counts = [1, 2, 3, 4, 5].map((step) => (step === rating ? answers : 0));
  const document = canonicalJson(
    publishLeader({
      subject: { campaignId: stage.campaignId, subjectKey: leader.subjectKey },
      instrument,
      promptIds: [...stage.promptIds],
      policy: {
        minimumGroupSize: 3,
        seniorLeaders: 'anonymous',
        releaseMode: options.releaseMode ?? 'automatic',
        furtherRound: false,
      },
      blocks: leader.labels.map(({ label, groups, invited, identified }) => ({
        block: label,
        groups,
        labels: [{ label, invited }],
        identified,
        invited,
        n: shown ? answers : null,
      })),
      counts: shown
        ? Object.fromEntries(
            leader.labels.map(({ label }) => [label, Object.fromEntries(stage.itemIds.map((id) => [id, counts]))]),
          )
        : {},
      comments: {},
      commentOrderSecret: 'a secret that orders comments',
    }),
  );
  await database.owner.insert(releases).values({
    campaignId: stage.campaignId,
    subjectKey: leader.subjectKey,
    methodVersion: METHOD_VERSION,
    schemaVersion: RELEASE_SCHEMA_VERSION,
    document,
    sha256: createHash('sha256').update(document).digest('hex'),
  });
  const state = options.releaseMode === 'by-hr' ? 'closed' : 'released';
  await database.owner.execute(
    sql`UPDATE campaigns SET state = ${state}, released_at = now() WHERE id = ${stage.campaignId}`,
  );
  return stage;
}

/** What the leader is written then. */
async function mailAfter(answers: number, rating: number | 'not-observed', options: StageOptions = {}) {
  const stage = await released(answers, rating, options);
  await sweepOutbox(database.mailer);
  const leaderId = leaderOf(stage);
  const [row] = await database.owner.select().from(outboxMails).where(eq(outboxMails.personId, leaderId));
  expect(row).toMatchObject({ kind: 'report-ready', campaignId: stage.campaignId });
  expect(await sendMail(deps, row?.id ?? '')).toEqual({ outcome: 'sent' });
  const mail = server.received.at(-1);
  expect(mail?.text).toContain(`https://feedback.example/r/${shortId(stage.campaignId)}/${shortId(leaderId)}`);
  return { subject: mail?.subject ?? '', text: (mail?.text ?? '').replaceAll(/\s+/g, ' ') };
}

describe('when a campaign is out, the leader', () => {
  it('is told that the report is ready, if there is anything in it', async () => {
    expect((await mailAfter(4, 4)).subject).toBe('Your feedback report is ready');
  });

  it('is told that nothing can be shown, and why, when too few have answered', async () => {
    const { subject, text } = await mailAfter(2, 4);
    expect(subject).toMatch(/^“.*” has closed, with nothing to show$/);
    expect(text).toContain('Too few people answered for anything to be shown');
    expect(text).toContain('at least 3 of its people');
    expect(text).toMatch(/Speak with .* from HR about another round/);
    expect(text).not.toContain('ready');
  });

  it('is told the same, to the word, when two, one or nobody has answered, whatever was said', async () => {
    const name = 'Autumn round';
    const [two, one, nobody] = [
      await mailAfter(2, 1, { name }),
      await mailAfter(1, 5, { name }),
      await mailAfter(0, 3, { name }),
    ];
    const withoutIds = ({ subject, text }: { subject: string; text: string }) =>
      subject +
      text.replaceAll(/\/r\/[\w-]{22}\/[\w-]{22}\s/g, 'link ').replaceAll(/Hello [^,]*|Speak with .* from/g, '');
    expect(withoutIds(one)).toBe(withoutIds(two));
    expect(withoutIds(nobody)).toBe(withoutIds(two));
  });

  it('is told that too few could judge, when enough have answered', async () => {
    const { text } = await mailAfter(4, 'not-observed', { kind: 'leader' });
    expect(text).toContain('too few could judge any one question');
    expect(text).toContain('Ask again when it suits you');
  });
});

it.each([
  ['61 days', 1],
  ['71 days', 0],
])(
  'a leader whose report was the last to be counted, %s after the others’, is written %i mails',
  async (age, mails) => {
    const stage = await released(4, 4);
    await database.owner.execute(
      sql`UPDATE campaigns SET released_at = now() - ${age}::interval WHERE id = ${stage.campaignId}`,
    );
    await sweepOutbox(database.mailer);
    expect(await database.owner.$count(outboxMails, eq(outboxMails.personId, leaderOf(stage)))).toBe(mails);
  },
);

it('leaders are told also where people are asked once more before the mailer has looked, and once', async () => {
  const stage = await released(4, 4, { furtherRound: true });
  await database.owner.execute(
    sql`UPDATE campaigns SET state = 'collecting', round = 2, closed_at = NULL, counted_at = NULL WHERE id = ${stage.campaignId}`,
  );
  const keys = async () => {
    await sweepOutbox(database.mailer);
    const rows = await database.owner
      .select({ key: outboxMails.dedupeKey })
      .from(outboxMails)
      .where(eq(outboxMails.personId, leaderOf(stage)));
    return rows.map(({ key }) => key).sort();
  };
  const first = `report-ready:${stage.campaignId}:${leaderOf(stage)}`;
  expect(await keys()).toEqual([first]);
  expect(await keys()).toEqual([first]);
  await database.owner.execute(sql`UPDATE campaigns SET state = 'released' WHERE id = ${stage.campaignId}`);
  expect(await keys()).toEqual([first, `${first}:2`]);
});

it('the mailer learns of a release that is not out nothing, and of one that is no number', async () => {
  const stage = await released(4, 4, { releaseMode: 'by-hr' });
  const learned = async () => {
    const found = await database.mailer.execute<{ statuses: unknown }>(
      sql`SELECT release_statuses(${stage.campaignId}, ${leaderOf(stage)}) AS statuses`,
    );
    return found.rows[0]?.statuses ?? null;
  };
  expect(await learned()).toBeNull();
  await database.owner.execute(sql`UPDATE campaigns SET state = 'released' WHERE id = ${stage.campaignId}`);
  expect(await learned()).toEqual({ blocks: ['shown'], values: ['shown'], comments: ['withheld'] });
  const call = sql`SELECT release_statuses(${stage.campaignId}, ${leaderOf(stage)})`;
  for (const login of [database.api, database.tally]) {
    await expect(login.execute(call)).rejects.toMatchObject({ cause: { code: '42501' } });
  }
});

describe('the mail about a shared report', () => {
  async function sharedReport() {
    const stage = await createCampaignStage(database.owner, { name: 'Autumn round' });
    const readerId = await createPersonRow(database.owner, stage.organizationId, { roles: ['coach'] });
    const share = { campaignId: stage.campaignId, leaderId: leaderOf(stage), readerId };
    await database.owner.insert(reportShares).values(share);
    const { organizationId, campaignId } = stage;
    await inTransaction(database.api, (tx) =>
      queueMails(tx, [
        {
          kind: 'report-shared',
          organizationId,
          personId: readerId,
          campaignId,
          leaderId: share.leaderId,
          day: '2026-10-16',
        },
      ]),
    );
    const [row] = await database.owner.select().from(outboxMails).orderBy(desc(outboxMails.createdAt)).limit(1);
    const [leader] = await database.owner.select().from(people).where(eq(people.id, share.leaderId));
    return {
      share,
      mailId: row?.id ?? '',
      leader: `${leader?.givenName} ${leader?.familyName}`,
      address: leader?.email,
    };
  }

  it('says who shares which report and where, nothing of what it says, and is answered to the leader alone', async () => {
    const { share, mailId, leader, address } = await sharedReport();
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'sent' });
    const [mail] = server.received;
    expect(mail?.subject).toBe(`${leader} shares a feedback report with you`);
    expect(mail?.text).toContain(`https://feedback.example/r/${shortId(share.campaignId)}/${shortId(share.leaderId)}`);
    expect(mail?.text).toContain('“Autumn round”');
    expect(mail?.text).toContain('There is nothing to read yet');
    expect(mail?.replyTo?.text).toContain(address);
    expect(mail?.replyTo?.text).not.toContain('hr-mailbox');
  });

  it('is not sent when the share was taken back before', async () => {
    const { share, mailId } = await sharedReport();
    await database.owner.delete(reportShares).where(eq(reportShares.readerId, share.readerId));
    expect(await sendMail(deps, mailId)).toEqual({ outcome: 'obsolete', code: 'share-taken-back' });
    expect(server.received).toEqual([]);
  });
});
