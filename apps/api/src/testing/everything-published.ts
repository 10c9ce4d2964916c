import { asc, eq, inArray, sql } from 'drizzle-orm';
import { outboxMails } from '../db/schema/outbox-mails.ts';
import { people } from '../db/schema/people.ts';
import { releases } from '../db/schema/results.ts';
import type { MailDeps } from '../modules/mail/mail-deps.ts';
import { sendMail } from '../modules/mail/send-mail.ts';
import { sweepOutbox } from '../modules/mail/sweep-outbox.ts';
import type { CampaignStage } from './campaign-stage.ts';
import { actorOf } from './factories.ts';
import type { TestApp } from './test-app.ts';
import type { TestDatabase } from './test-database.ts';
import type { TestMailServer } from './test-mail-server.ts';

/** What everybody who may read something reads at one moment, by reader and address, word for word. */
export type Everything = Map<string, string>;

/** People by their given names, so that whatever is sorted by name stands in one order in every run. */
export async function nameByGivenName(database: TestDatabase, stage: CampaignStage): Promise<void> {
  await database.owner
    .update(people)
    .set({ familyName: sql`${people.givenName}`, email: sql`lower(${people.givenName}) || '@example.test'` })
    .where(eq(people.organizationId, stage.organizationId));
}

/** What two runs can never have in common, and what therefore says nothing: keys, tokens, hashes, moments. */
function withoutChance(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .replaceAll(/[0-9a-f]{8}(?= |\\n|<|")/g, '<fingerprint>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<moment>')
    .replaceAll(/[A-Za-z0-9_-]{22,}/g, (token) => (/[A-Z\d]/.test(token) ? '<token>' : token));
}

/** Comments stand in an order that is drawn anew for each campaign. */
function sortTexts(body: string): string {
  return JSON.stringify(JSON.parse(body), (key, value: unknown) =>
    key === 'texts' && Array.isArray(value) ? [...value].sort() : value,
  );
}

/** Every page of HR, of each leader and of people who answer, through the real API. */
export async function readEverything(
  database: TestDatabase,
  product: TestApp,
  stage: CampaignStage,
): Promise<Everything> {
  const found: Everything = new Map();
  const { organizationId, campaignId } = stage;
  const read = async (reader: string, headers: { cookie: string }, paths: readonly string[]) => {
    for (const [place, path] of paths.entries()) {
      // From an address of its own, or so much reading would be too much.
      const remoteAddress = `10.0.${(found.size >> 8) & 255}.${found.size & 255}`;
      const reply = await product.app.inject({ url: `/api/v1${path}`, headers, remoteAddress });
      const { 'content-length': length, 'content-type': type, etag } = reply.headers;
      const body = withoutChance(sortTexts(reply.body));
      found.set(`${reader}, ${place}: ${withoutChance(path)}`, [reply.statusCode, length, type, etag, body].join(' '));
    }
  };
  const reportsOf = stage.leaders.map(({ leaderId }) => `/reports/${campaignId}/${leaderId}`);
  const hr = await actorOf(database.owner, organizationId, stage.hrId, ['hr']);
  await read('HR', product.cookieOf(hr), [
    '/campaigns',
    `/campaigns/${campaignId}`,
    `/campaigns/${campaignId}/invitations`,
    ...stage.leaders.map(({ leaderId }) => `/campaigns/${campaignId}/leaders/${leaderId}/raters`),
    '/people',
    '/reports',
    ...reportsOf,
    `/organization-reports/${campaignId}`,
  ]);
  for (const [index, { leaderId }] of stage.leaders.entries()) {
    const leader = await actorOf(database.owner, organizationId, leaderId, ['leader']);
    const own = [`/reports/${campaignId}/${leaderId}`, `/self-assessments/${campaignId}`];
    const ofOthers = reportsOf.filter((_, other) => other === (index + 1) % reportsOf.length);
    await read(`leader ${index}`, product.cookieOf(leader), ['/me', '/campaigns', '/reports', ...own, ...ofOthers]);
  }
  // One of each group about each leader stands for all of them.
  for (const { invitationId, name } of stage.invitations.filter(({ name }) => name.endsWith('-0'))) {
    await read(`rater ${name}`, product.raterCookieOf(invitationId), ['/rater/invitation']);
  }
  return found;
}

/** What is stored for readers, also before it is out. */
export async function readStored(database: TestDatabase, stage: CampaignStage): Promise<Everything> {
  const rows = await database.owner
    .select()
    .from(releases)
    .where(eq(releases.campaignId, stage.campaignId))
    .orderBy(asc(releases.round));
  const placeOf = new Map(stage.leaders.map(({ subjectKey }, index) => [subjectKey, index]));
  return new Map(
    rows.map(({ subjectKey, round, document, ledger, methodVersion }) => [
      `stored about leader ${placeOf.get(subjectKey)} in round ${round}`,
      withoutChance([methodVersion, sortTexts(document), ledger].join(' ')),
    ]),
  );
}

/** Sends whatever mail is due, and returns what its readers find. */
export async function readMails(
  database: TestDatabase,
  deps: MailDeps,
  server: TestMailServer,
  stage: CampaignStage,
): Promise<Everything> {
  await sweepOutbox(database.mailer);
  const due = await database.owner
    .select({ id: outboxMails.id, kind: outboxMails.kind, name: people.givenName })
    .from(outboxMails)
    .innerJoin(people, eq(people.id, outboxMails.personId))
    .where(sql`${eq(people.organizationId, stage.organizationId)} AND ${inArray(outboxMails.state, ['pending'])}`)
    .orderBy(asc(outboxMails.kind), asc(people.givenName));
  const found: Everything = new Map();
  for (const { id, kind, name } of due) {
    await sendMail(deps, id);
    const { subject, text, html, to } = server.received.at(-1) ?? {};
    const told = JSON.stringify([to, subject, text, html]);
    found.set(`mail ${kind} to ${name}`, withoutChance(told));
  }
  return found;
}
