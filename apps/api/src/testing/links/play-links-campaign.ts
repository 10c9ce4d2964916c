import { randomBytes, randomInt } from 'node:crypto';
import { draftBytes } from '@heartset/ballot/protocol/draft-format';
import { tokenHash } from '@heartset/ballot/protocol/receipt';
import { type AnswerSheet, type Group, getInstrument, type Label, parseLabel } from '@heartset/model';
import { eq, sql } from 'drizzle-orm';
import type { InjectOptions } from 'fastify';
import { buildApp } from '../../app.ts';
import { parseConfig } from '../../config.ts';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { createCampaign } from '../../modules/campaigns/create-campaign.ts';
import { openCampaign } from '../../modules/campaigns/open-campaign.ts';
import { setRaters } from '../../modules/campaigns/set-raters.ts';
import type { KeyStore } from '../../modules/keys/keys.public.ts';
import { writeInvitationHash } from '../../modules/mail/write-link-hashes.ts';
import { handleAdvanceCampaigns } from '../../modules/tally/advance-campaigns.handler.ts';
import { publishReceipts } from '../../modules/tally/publish-receipts.ts';
import { releaseCampaign } from '../../modules/tally/release-campaign.ts';
import { tallyCampaign } from '../../modules/tally/tally-campaign.ts';
import type { App } from '../../plugins/app-instance.ts';
import { cookies } from '../../plugins/authenticate.ts';
import type { StageAssignment } from '../campaign-stage.ts';
import { createActor, createOrganizationRow, createPersonRow } from '../factories.ts';
import { ballotBody, sendBallot, takeBallot } from '../play-device.ts';
import type { TestApp } from '../test-app.ts';
import { type Dump, dumpTables } from './dump-tables.ts';

export interface LinksInput {
  owner: Database;
  api: Database;
  mailer: Database;
  tally: Database;
  keys: KeyStore;
  leaders: number;
  /** How many are asked about each leader: about half of them about two to four leaders. */
  asked: Partial<Record<Group, number>>;
  days: number;
}

/** Somebody who was asked about a leader, and what they did: the truth that the attacker does not have. */
export interface PlayedRater extends StageAssignment {
  /** Everything that stands for this person in a database: ids, address. */
  names: readonly string[];
  /** Null: did not answer. */
  answered: null | {
    day: number;
    tokenHash: string;
    texts: readonly string[];
    /** Which lines of the API's log were written from the opening of the link to the receipt. */
    log: { from: number; to: number };
  };
}

/** What an insider holds at the end, and the truth beside it. */
export interface PlayedCampaign {
  campaignId: string;
  raters: readonly PlayedRater[];
  /** One a day, taken at its end; the last one after the reports are out. */
  dumps: readonly Dump[];
  apiLog: readonly string[];
  /** What API and tally gave to the queue, and what the tally logged. */
  jobs: readonly string[];
  tallyLog: readonly string[];
  /** What must be found nowhere: secrets of links, tokens, texts before they are published, receipts, keys; mail addresses in no log. */
  secrets: Readonly<Record<'links' | 'tokens' | 'texts' | 'receipts' | 'keys' | 'addresses', readonly string[]>>;
  /** In the order in which ballots were issued: whose. What a leak would tell; for the attack's own test. */
  issuedInOrder: readonly string[];
}

const mailKey = 'a-key-that-only-this-campaign-knows';

/** Everything that is logged, with whatever comes along, into one list. */
function logInto(lines: string[]) {
  const note = (...said: readonly unknown[]) => void lines.push(JSON.stringify(said));
  return { debug: note, info: note, warn: note, error: note };
}

/**
 * Plays a campaign over the real routes and with what devices really send: links opened, drafts kept on several days, ballots issued,
 * proved and redeemed at once, which is the easiest for who would link them; then closing, counting and publishing.
 */
export async function playLinksCampaign(input: LinksInput): Promise<PlayedCampaign> {
  const { owner, tally, keys } = input;
  const clock = { now: () => new Date() };
  const apiLog: string[] = [];
  const jobs: string[] = [];
  const tallyLog: string[] = [];
  const enqueue = async (requests: readonly unknown[]) => void jobs.push(JSON.stringify(requests));
  const sweep = async () =>
    enqueue(await handleAdvanceCampaigns({ database: tally, clock, keys, log: logInto(tallyLog) }));
  const product = await startProduct(input, { write: (line) => apiLog.push(line), enqueue });
  try {
    const { campaignId, raters } = await openPlayed(input, clock);
    const secretOf = await sendLinks(input.mailer, raters);
    const dumps: Dump[] = [await dumpTables(owner)];
    const issuedInOrder: string[] = [];
    const secrets = {
      links: [...secretOf.values()],
      tokens: [] as string[],
      texts: [] as string[],
      receipts: [] as string[],
      keys: await secretsOf(keys, campaignId),
      addresses: [...new Set(raters.flatMap(({ names }) => names.filter((name) => name.includes('@'))))],
    };
    const due = planDays(raters, input.days);
    for (let day = 0; day < input.days; day += 1) {
      for (const { rater, ends } of due[day] ?? []) {
        const from = apiLog.length;
        await openLink(product, secretOf.get(rater.invitationId) ?? '');
        await saveDraft(product, rater);
        if (!ends) continue;
        const sent = await answer(product, campaignId, rater);
        issuedInOrder.push(rater.assignmentId);
        const log = { from, to: apiLog.length };
        rater.answered = { day, tokenHash: sent.tokenHash, texts: sent.texts, log };
        secrets.tokens.push(...sent.tokens);
        secrets.texts.push(...sent.texts);
        secrets.receipts.push(sent.receipt);
      }
      await sweep();
      dumps.push(await dumpTables(owner));
    }
    await owner
      .update(campaigns)
      .set({ state: 'closing', graceEndsAt: new Date(0) })
      .where(eq(campaigns.id, campaignId));
    await tallyCampaign({ database: tally, clock, keys }, campaignId);
    await releaseCampaign(tally, clock, campaignId);
    await publishReceipts(tally);
    await sweep();
    dumps.push(await dumpTables(owner));
    return { campaignId, raters, dumps, apiLog, jobs, tallyLog, secrets, issuedInOrder };
  } finally {
    await product.close();
  }
}

async function startProduct(
  { api, keys }: LinksInput,
  { write, enqueue }: { write: (line: string) => void; enqueue: (requests: readonly unknown[]) => Promise<void> },
): Promise<TestApp> {
  const config = parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'debug', JWT_SECRET: randomBytes(32).toString('hex') });
  let now = Date.now();
  const clock = {
    // An hour for each look at it: whatever is limited by the minute is not what is played here.
    now: () => {
      now += 3_600_000;
      return new Date(now);
    },
    set: () => undefined,
    advance: () => undefined,
  };
  const app = await buildApp(config, { database: api, clock, keys, enqueue }, undefined, { write });
  await app.ready();
  fromEverywhere(app);
  return {
    app,
    config,
    clock,
    enqueued: [],
    cookieOf: (actor) => ({ cookie: `${cookies.access.name}=${app.signAccessToken(actor.sessionId)}` }),
    raterCookieOf: (invitationId) => ({ cookie: `${cookies.rater.name}=${app.signRaterToken(invitationId)}` }),
    close: () => app.close(),
  };
}

/** Raters come from many places: limits by address are not what is played here. */
function fromEverywhere(app: App): void {
  const inject = app.inject.bind(app);
  const value = (request: string | InjectOptions) => {
    const remoteAddress = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
    return inject(typeof request === 'string' ? { url: request, remoteAddress } : { ...request, remoteAddress });
  };
  Object.defineProperty(app, 'inject', { value });
}

async function openPlayed({ owner, api, keys, leaders, asked }: LinksInput, clock: { now(): Date }) {
  const organizationId = await createOrganizationRow(owner);
  const hr = await createActor(owner, organizationId, ['hr']);
  const leaderIds: string[] = [];
  for (let index = 0; index < leaders; index += 1) leaderIds.push(await createPersonRow(owner, organizationId));
  const { id: campaignId } = await createCampaign(
    api,
    hr,
    {
      kind: 'organization',
      name: 'Links',
      deadlineAt: new Date(clock.now().getTime() + 20 * 24 * 3600 * 1000).toISOString(),
      minimumGroupSize: 3,
      seniorLeaders: 'anonymous',
      releaseMode: 'automatic',
      reportReaders: 'leader',
      graceHours: 24,
      leaderIds,
      promptIds: askedPrompts(),
    },
    clock,
  );
  const ratersOf = await chooseRaters(leaderIds, asked, () => createPersonRow(owner, organizationId));
  for (const [leaderId, raters] of ratersOf) await setRaters(api, hr, { campaignId, leaderId, raters });
  await openCampaign(api, hr, { campaignId }, clock, keys);
  return { campaignId, raters: await listRaters(owner, campaignId) };
}

/** Half of all people are asked about one leader, the others about two to four, as whatever comes: as in any house with matrix and wards. */
async function chooseRaters(
  leaderIds: readonly string[],
  asked: LinksInput['asked'],
  createPerson: () => Promise<string>,
): Promise<Map<string, { personId: string; group: Group }[]>> {
  const places = shuffled(
    leaderIds.flatMap((leaderId) =>
      (Object.entries(asked) as [Group, number][]).flatMap(([group, many]) =>
        Array.from({ length: many }, () => ({ leaderId, group })),
      ),
    ),
  );
  const ratersOf = new Map<string, { personId: string; group: Group }[]>(leaderIds.map((id) => [id, []]));
  const open: { personId: string; left: number; about: Set<string> }[] = [];
  for (const { leaderId, group } of places) {
    let person = shuffled(open).find(({ left, about }) => left > 0 && !about.has(leaderId));
    if (!person || randomInt(3) === 0) {
      person = { personId: await createPerson(), left: randomInt(2) === 0 ? 1 : randomInt(2, 5), about: new Set() };
      open.push(person);
    }
    person.left -= 1;
    person.about.add(leaderId);
    ratersOf.get(leaderId)?.push({ personId: person.personId, group });
  }
  return ratersOf;
}

async function listRaters(owner: Database, campaignId: string): Promise<PlayedRater[]> {
  const found = await owner.execute<Record<string, string>>(sql`
    SELECT a.id, a.invitation_id, i.rater_id, a.leader_id, l.subject_key, a.rater_group, a.label, p.email
    FROM assignments a JOIN invitations i ON i.id = a.invitation_id JOIN people p ON p.id = i.rater_id
    JOIN campaign_leaders l ON l.campaign_id = a.campaign_id AND l.leader_id = a.leader_id
    WHERE a.campaign_id = ${campaignId} ORDER BY random()`);
  return found.rows.map((row) => {
    const {
      id = '',
      invitation_id = '',
      rater_id = '',
      leader_id = '',
      subject_key = '',
      email = '',
      label = '',
    } = row;
    return {
      assignmentId: id,
      invitationId: invitation_id,
      raterId: rater_id,
      leaderId: leader_id,
      subjectKey: subject_key,
      group: row.rater_group as Group,
      label: parseLabel(label) as Label,
      names: [id, invitation_id, rater_id, email],
      answered: null,
    };
  });
}

/** As the mailer does: the hash is written when the mail leaves. */
async function sendLinks(mailer: Database, raters: readonly PlayedRater[]): Promise<Map<string, string>> {
  const secretOf = new Map<string, string>();
  for (const invitationId of new Set(raters.map((rater) => rater.invitationId))) {
    secretOf.set(invitationId, (await writeInvitationHash(mailer, mailKey, invitationId)).toString('base64url'));
  }
  return secretOf;
}

async function secretsOf(keys: KeyStore, campaignId: string): Promise<string[]> {
  const all = [];
  for (const purpose of ['issuing', 'sealing', 'comment-order'] as const) {
    all.push(Buffer.from(await keys.get({ campaignId, purpose })).toString('hex'));
  }
  return all;
}

interface Step {
  rater: PlayedRater;
  ends: boolean;
}

/**
 * Nine in ten open their link, eight in ten answer; one draft or two before, on days before. Who is asked about several leaders answers
 * about one after the other; at the same time as the next person in one case of three.
 */
function planDays(raters: readonly PlayedRater[], days: number): Record<number, Step[]> {
  const sittings = new Map<number, Step[][]>();
  const note = (day: number, sitting: Step[]) => sittings.set(day, [...(sittings.get(day) ?? []), sitting]);
  for (const own of byPerson(raters)) {
    const chance = randomInt(10);
    if (chance === 9) continue;
    const first = randomInt(days);
    const last = Math.min(days - 1, first + randomInt(3));
    const inTurn = (ends: boolean) => shuffled(own).map((rater) => ({ rater, ends }));
    if (first < last || chance === 8) note(first, inTurn(false));
    if (chance < 8) note(last, inTurn(true));
  }
  return Object.fromEntries([...sittings].map(([day, planned]) => [day, overlapped(shuffled(planned))]));
}

function byPerson(raters: readonly PlayedRater[]): PlayedRater[][] {
  const own = new Map<string, PlayedRater[]>();
  for (const rater of raters) own.set(rater.raterId, [...(own.get(rater.raterId) ?? []), rater]);
  return [...own.values()];
}

function overlapped(sittings: readonly Step[][]): Step[] {
  const left = sittings.map((sitting) => [...sitting]);
  const steps: Step[] = [];
  for (let sitting = left.shift(); sitting; sitting = left.shift()) {
    const other = randomInt(3) === 0 ? (left.shift() ?? []) : [];
    while (sitting.length + other.length > 0) {
      const next = (randomInt(sitting.length + other.length) < sitting.length ? sitting : other).shift();
      if (next) steps.push(next);
    }
  }
  return steps;
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: randomInt(2 ** 40) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

async function openLink(product: TestApp, secret: string): Promise<void> {
  const reply = await product.app.inject({ method: 'POST', url: '/api/v1/rater/sessions', payload: { secret } });
  if (reply.statusCode !== 200) throw new Error(`the link did not open: ${reply.body}`);
}

async function saveDraft(product: TestApp, rater: PlayedRater): Promise<void> {
  const reply = await product.app.inject({
    method: 'PUT',
    url: `/api/v1/rater/assignments/${rater.assignmentId}/draft`,
    headers: { 'content-type': 'application/octet-stream', ...product.raterCookieOf(rater.invitationId) },
    payload: Buffer.concat([Buffer.of(1), randomBytes(draftBytes - 1)]),
  });
  if (reply.statusCode !== 204) throw new Error(`the draft was not kept: ${reply.body}`);
}

async function answer(product: TestApp, campaignId: string, rater: PlayedRater) {
  const ballot = await takeBallot(product, campaignId, rater);
  const sheet = drawSheet();
  const reply = await sendBallot(product, ballotBody(ballot, sheet));
  if (reply.statusCode !== 200) throw new Error(`the ballot was not counted: ${reply.body}`);
  const token = Buffer.from(ballot.token);
  return {
    tokenHash: Buffer.from(await tokenHash(ballot.token)).toString('hex'),
    tokens: [token.toString('hex'), token.toString('base64url')],
    texts: sheet.comments.flatMap(({ text }) => (text ? [text] : [])),
    receipt: String(reply.json().receipt),
  };
}

function standardInstrument() {
  const instrument = getInstrument('hcl-360');
  if (!instrument) throw new Error('the instrument is gone');
  return instrument;
}

const askedPrompts = (): string[] =>
  standardInstrument()
    .askOthers.slice(0, 2)
    .map(({ id }) => id);

function drawSheet(): AnswerSheet {
  return {
    ratings: Object.fromEntries(standardInstrument().items.map(({ id }) => [id, randomInt(1, 6)])),
    comments: askedPrompts().flatMap((promptId) =>
      randomInt(10) < 8 ? [{ promptId, text: drawText(), mode: 'as-written' as const }] : [],
    ),
  };
}

/** Of no style, and like no other. */
const drawText = (): string => Array.from({ length: 6 }, () => randomBytes(3).toString('hex')).join(' ');
