import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shortId } from '../../core/short-id.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { campaignInput } from '../../testing/campaign-drafts.ts';
import { createActor, createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { setUpMail } from '../../testing/set-up-mail.ts';
import { createTestClock } from '../../testing/test-app.ts';
import { testKeys } from '../../testing/test-keys.ts';
import { addLeader } from '../campaigns/add-leader.ts';
import { createCampaign } from '../campaigns/create-campaign.ts';
import { openCampaign } from '../campaigns/open-campaign.ts';
import { groupedFingerprint } from './grouped-fingerprint.ts';
import { sendMail } from './send-mail.ts';

const clock = createTestClock();
const { database, server, deps } = await setUpMail();

async function opened(auditorAddress: string | null) {
  const organizationId = await createOrganizationRow(database.owner);
  const hr = await createActor(database.owner, organizationId, ['hr']);
  const leader = async () => {
    const leaderId = await createPersonRow(database.owner, organizationId);
    for (let n = 0; n < 3; n += 1) await createPersonRow(database.owner, organizationId, { managerId: leaderId });
    return leaderId;
  };
  const input = campaignInput(clock, { leaderIds: [await leader()], auditorAddress });
  const { id: campaignId } = await createCampaign(database.api, hr, input, clock);
  await openCampaign(database.api, hr, { campaignId }, clock, testKeys());
  return { campaignId, hr, leader };
}

const promises = (campaignId: string) =>
  database.owner
    .select()
    .from(outboxMails)
    .where(sql`${outboxMails.campaignId} = ${campaignId} AND ${outboxMails.kind} = 'promise-published'`)
    .orderBy(outboxMails.dedupeKey);

async function hashes(campaignId: string): Promise<string[]> {
  const rows = await database.owner.execute<{ sha256: string }>(
    sql`SELECT sha256 FROM manifests WHERE campaign_id = ${campaignId} ORDER BY number`,
  );
  return rows.rows.map(({ sha256 }) => sha256);
}

describe('whom a campaign names', () => {
  it('gets the manifest’s hash in a mail of its own, and each supplement’s, and the address is forgotten', async () => {
    const { campaignId, hr, leader } = await opened('works-council@hospital.example');
    const [first] = await promises(campaignId);
    expect(await sendMail(deps, first?.id ?? '')).toEqual({ outcome: 'sent' });
    const mail = server.received.at(-1);
    const [manifest = ''] = await hashes(campaignId);
    expect(mail?.to).toMatchObject({ text: 'works-council@hospital.example' });
    expect(mail?.subject).toBe('What “Spring feedback” has promised: please keep this mail');
    expect(mail?.text).toContain(groupedFingerprint(manifest));
    expect(mail?.text).toContain(`https://feedback.example/m/${shortId(campaignId)}`);
    const [sent] = await database.owner
      .select()
      .from(outboxMails)
      .where(eq(outboxMails.id, first?.id ?? ''));
    expect(sent).toMatchObject({ state: 'sent', address: null });

    await addLeader(database.api, hr, { campaignId, leaderId: await leader() }, clock);
    const [, second] = await promises(campaignId);
    expect(await sendMail(deps, second?.id ?? '')).toEqual({ outcome: 'sent' });
    const [, supplement = ''] = await hashes(campaignId);
    const text = server.received.at(-1)?.text?.replaceAll(/\s+/g, ' ');
    expect(text).toContain(groupedFingerprint(supplement));
    expect(text).toContain(groupedFingerprint(manifest));
    expect(text).toContain(`https://feedback.example/m/${shortId(campaignId)}/1 `);
  });

  it('is nobody where none was named', async () => {
    expect(await promises((await opened(null)).campaignId)).toEqual([]);
  });
});

it('somebody who is asked about one more leader reads so, and that nothing else has changed', async () => {
  const { campaignId, hr, leader } = await opened(null);
  const invitationsOf = (personId: string) =>
    database.owner
      .select()
      .from(outboxMails)
      .where(and(eq(outboxMails.personId, personId), eq(outboxMails.kind, 'invitation')))
      .orderBy(outboxMails.createdAt);
  const [first] = await database.owner
    .select({ personId: outboxMails.personId, id: outboxMails.id })
    .from(outboxMails)
    .where(and(eq(outboxMails.campaignId, campaignId), eq(outboxMails.kind, 'invitation')));
  if (!first) throw new Error('nobody was invited');
  await sendMail(deps, first.id);
  const link = server.received.at(-1)?.text?.match(/\/a#\S+/)?.[0] ?? 'no link';
  const leaderId = await leader();
  const added = [];
  for (let n = 0; n < 3; n += 1)
    added.push({ personId: await createPersonRow(database.owner, hr.organizationId), group: 'peers' as const });
  const raters = [...added, { personId: first.personId, group: 'peers' as const }];
  await addLeader(database.api, hr, { campaignId, leaderId, raters }, clock);
  const [, second] = await invitationsOf(first.personId);
  expect(await sendMail(deps, second?.id ?? '')).toEqual({ outcome: 'sent' });
  const { subject, text } = server.received.at(-1) ?? {};
  expect(subject).toBe('One more person to give feedback about');
  expect(text?.replaceAll(/\s+/g, ' ')).toContain('What you have sent about others stays as it is');
  expect(text).toContain(link);
  const [fresh] = await invitationsOf(added[0]?.personId ?? '');
  await sendMail(deps, fresh?.id ?? '');
  expect(server.received.at(-1)?.subject).toMatch(/^Your feedback for /);
});

it('HR is told which keys are lost, unless they are back', async () => {
  const { campaignId, hr } = await opened(null);
  const queue = async () => {
    const [row] = await database.owner
      .insert(outboxMails)
      .values({
        organizationId: hr.organizationId,
        kind: 'keys-lost',
        dedupeKey: `keys-lost:${campaignId}:${Math.random()}`,
        personId: hr.personId,
        campaignId,
      })
      .returning({ id: outboxMails.id });
    return row?.id ?? '';
  };
  await database.owner.execute(
    sql`INSERT INTO campaign_keys (campaign_id, lost, lost_since) VALUES (${campaignId}, '{sealing}', now())`,
  );
  expect(await sendMail(deps, await queue())).toEqual({ outcome: 'sent' });
  const { text = '', subject } = server.received.at(-1) ?? {};
  expect(subject).toBe('Please act today: keys of “Spring feedback” are missing');
  expect(text.replaceAll(/\s+/g, ' ')).toContain('Without the keys they can never be counted.');
  expect(text).not.toContain('Nobody can send answers');
  await database.owner.execute(sql`UPDATE campaign_keys SET lost = '{}', lost_since = NULL`);
  expect(await sendMail(deps, await queue())).toEqual({ outcome: 'obsolete', code: 'keys-found' });
});
