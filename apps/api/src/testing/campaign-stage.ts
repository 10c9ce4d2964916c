import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sealAnswers } from '@heartset/ballot/server/sealed-answers';
import { placeSealer } from '@heartset/ballot/server/sealed-place';
import { type AnswerSheet, type CampaignState, GROUPS, type Group, getInstrument, type Label } from '@heartset/model';
import { type AssignedLabel, assignLabels } from '@heartset/scoring';
import { eq, sql } from 'drizzle-orm';
import { inTransaction } from '../core/transaction.ts';
import type { Database } from '../db/client.ts';
import { campaignLabels, campaignLeaders, campaigns, instrumentVersions, nominations } from '../db/schema/campaigns.ts';
import { assignments, invitations } from '../db/schema/invitations.ts';
import { leaderPlaces } from '../db/schema/organization-releases.ts';
import { assignmentKey, beginBallots, sealingKeys } from '../modules/ballots/ballots.public.ts';
import { createOrganizationRow, createPersonRow, newSubjectKey } from './factories.ts';
import { noteRedeemed } from './redeemed-tokens.ts';
import { testKeys } from './test-keys.ts';

/** Who is asked about one leader: how many people per group, or their names, so that the same name may rate several leaders. */
export type StageRaters = Readonly<Partial<Record<Group, number | readonly string[]>>>;

export interface StageLeaderOptions {
  personId?: string;
  name?: string;
  raters: StageRaters;
  /** Where the leader stood in the directory at the opening; nowhere when left out. */
  place?: { department: string | null; level: string | null; site: string | null };
  /** So many were asked under each label, says the label; the rows of those beyond `raters` are spared. */
  invitedPerLabel?: number;
}

export interface StageOptions {
  /** An organisation that exists; a new one when left out. */
  organizationId?: string;
  leaders?: readonly StageLeaderOptions[];
  state?: CampaignState;
  kind?: 'organization' | 'leader';
  name?: string;
  minimumGroupSize?: number;
  seniorLeaders?: 'anonymous' | 'identified';
  releaseMode?: 'automatic' | 'by-hr';
  reportReaders?: 'leader' | 'leader-and-hr';
  /** The first two prompts of the instrument when left out. */
  promptIds?: readonly string[];
  deadlineAt?: Date;
  graceHours?: number;
  graceEndsAt?: Date | null;
  /** Was it opened with the possibility of asking once more? */
  furtherRound?: boolean;
}

export interface StageLeader {
  leaderId: string;
  subjectKey: string;
  labels: readonly AssignedLabel[];
}

export interface StageInvitation {
  invitationId: string;
  raterId: string;
  /** The name that was given, or `<leader's index>-<group>-<number>`. */
  name: string;
  /** The secret of the link, 16 bytes as base64url: the database holds its hash. */
  secret: string;
}

export interface StageAssignment {
  assignmentId: string;
  invitationId: string;
  raterId: string;
  leaderId: string;
  subjectKey: string;
  group: Group;
  label: Label;
}

/** A campaign that has been opened, as its rows stand afterwards. Everything in the order of the options. */
export interface CampaignStage {
  organizationId: string;
  campaignId: string;
  hrId: string;
  promptIds: readonly string[];
  itemIds: readonly string[];
  leaders: readonly StageLeader[];
  invitations: readonly StageInvitation[];
  assignments: readonly StageAssignment[];
}

const dayMs = 24 * 3600 * 1000;

function namesOf(raters: StageRaters, leaderIndex: number): { name: string; group: Group }[] {
  return GROUPS.flatMap((group) => {
    const asked = raters[group] ?? 0;
    const names =
      typeof asked === 'number' ? Array.from({ length: asked }, (_, n) => `${leaderIndex}-${group}-${n}`) : asked;
    return names.map((name) => ({ name, group }));
  });
}

async function writeCampaign(owner: Database, options: StageOptions, organizationId: string, hrId: string) {
  const instrument = getInstrument('hcl-360');
  if (!instrument) throw new Error('the instrument hcl-360 is gone');
  await owner
    .insert(instrumentVersions)
    .values({ instrumentId: instrument.id, version: instrument.version, document: instrument })
    .onConflictDoNothing();
  const campaignId = randomUUID();
  const promptIds = [...(options.promptIds ?? instrument.askOthers.slice(0, 2).map((prompt) => prompt.id))];
  const deadlineAt = options.deadlineAt ?? new Date(Date.now() + 7 * dayMs);
  await owner.insert(campaigns).values({
    id: campaignId,
    organizationId,
    createdBy: hrId,
    kind: options.kind ?? 'organization',
    name: options.name ?? 'Spring feedback',
    instrumentId: instrument.id,
    instrumentVersion: instrument.version,
    promptIds,
    minimumGroupSize: options.minimumGroupSize ?? 3,
    seniorLeaders: options.seniorLeaders ?? 'anonymous',
    releaseMode: options.releaseMode ?? 'automatic',
    reportReaders: options.reportReaders ?? 'leader',
    deadlineAt,
    graceHours: options.graceHours ?? 24,
    graceEndsAt: options.graceEndsAt ?? null,
    furtherRound: options.furtherRound ?? false,
  });
  return {
    campaignId,
    openedAt: new Date(deadlineAt.getTime() - 14 * dayMs),
    promptIds,
    itemIds: instrument.items.map((item) => item.id),
  };
}

/**
 * Writes a campaign that has been opened: leaders, labels by the rules of opening, invitations with the hashes of their
 * secrets, assignments. Without options: one leader, four team members and three peers, collecting.
 *
 * @param owner the owner's pool
 * @example
 * const stage = await createCampaignStage(database.owner, { leaders: [{ raters: { 'team-members': ['ada', 'ben', 'cy'] } }] });
 */
export async function createCampaignStage(owner: Database, options: StageOptions = {}): Promise<CampaignStage> {
  const organizationId = options.organizationId ?? (await createOrganizationRow(owner));
  const hrId = await createPersonRow(owner, organizationId, { givenName: 'Hana', roles: ['hr'] });
  const { campaignId, openedAt, promptIds, itemIds } = await writeCampaign(owner, options, organizationId, hrId);
  const stagedLeaders: StageLeader[] = [];
  const stagedInvitations = new Map<string, StageInvitation>();
  const stagedAssignments: StageAssignment[] = [];

  const wanted = options.leaders ?? [{ raters: { 'team-members': 4, peers: 3 } }];
  for (const [leaderIndex, leader] of wanted.entries()) {
    const givenName = leader.name ?? `Leader${leaderIndex}`;
    const leaderId =
      leader.personId ?? (await createPersonRow(owner, organizationId, { givenName, roles: ['leader'] }));
    const subjectKey = newSubjectKey();
    await owner.insert(campaignLeaders).values({ campaignId, leaderId, subjectKey });
    if (leader.place) await owner.insert(leaderPlaces).values({ campaignId, subjectKey, ...leader.place });
    const asked = namesOf(leader.raters, leaderIndex);
    const { labels, labelOfGroup } = assignLabels({
      invitedPerGroup: Object.fromEntries(
        GROUPS.map((group) => [group, asked.filter((one) => one.group === group).length]),
      ),
      k: options.minimumGroupSize ?? 3,
      seniorLeaders: options.seniorLeaders ?? 'anonymous',
    });
    stagedLeaders.push({ leaderId, subjectKey, labels });
    for (const { label, invited: asked, identified } of labels) {
      const invited = leader.invitedPerLabel ?? asked;
      await owner.insert(campaignLabels).values({ campaignId, subjectKey, label, invited, identified });
    }
    for (const { name, group } of asked) {
      const invitation =
        stagedInvitations.get(name) ?? (await writeInvitation(owner, { organizationId, campaignId, name, group }));
      stagedInvitations.set(name, invitation);
      const label = labelOfGroup[group];
      if (!label) throw new Error(`no label for ${group}`);
      const { invitationId, raterId } = invitation;
      const assignmentId = randomUUID();
      await owner.insert(nominations).values({ campaignId, leaderId, raterId, raterGroup: group, source: 'by-hand' });
      await owner
        .insert(assignments)
        .values({ id: assignmentId, invitationId, campaignId, leaderId, raterGroup: group, label });
      stagedAssignments.push({ assignmentId, invitationId, raterId, leaderId, subjectKey, group, label });
    }
  }
  const terms = {
    id: campaignId,
    minimumGroupSize: options.minimumGroupSize ?? 3,
    reportReaders: options.reportReaders ?? 'leader',
    furtherRound: options.furtherRound ?? false,
  };
  const places = stagedLeaders.flatMap(({ subjectKey, labels }) => labels.map((label) => ({ subjectKey, ...label })));
  await inTransaction(owner, (tx) => beginBallots(tx, testKeys(), terms, places));
  // As the product does it: what belongs to a campaign is written while it is a draft.
  await owner
    .update(campaigns)
    .set({ state: options.state ?? 'collecting', openedAt })
    .where(eq(campaigns.id, campaignId));
  return {
    organizationId,
    campaignId,
    hrId,
    promptIds,
    itemIds,
    leaders: stagedLeaders,
    invitations: [...stagedInvitations.values()],
    assignments: stagedAssignments,
  };
}

async function writeInvitation(
  owner: Database,
  rater: { organizationId: string; campaignId: string; name: string; group: Group },
): Promise<StageInvitation> {
  const raterId = await createPersonRow(owner, rater.organizationId, {
    givenName: rater.name,
    inDirectory: rater.group !== 'others',
  });
  const secret = randomBytes(16);
  const invitationId = randomUUID();
  await owner.insert(invitations).values({
    id: invitationId,
    campaignId: rater.campaignId,
    raterId,
    secretHash: createHash('sha256').update(secret).digest(),
    delivery: 'accepted',
  });
  return { invitationId, raterId, name: rater.name, secret: secret.toString('base64url') };
}

/** One for all tests: a key is drawn for a few ballots of a campaign each. */
const sealPlace = placeSealer();

/** Seals where a ballot belongs, as the product does when it redeems one. */
export async function sealPlaceFor(
  database: Database,
  campaignId: string,
  tokenHash: Buffer,
  place: { leader: string; label: string },
): Promise<Buffer> {
  return sealPlace(await sealingKeys(database)(campaignId), tokenHash, place);
}

/** Seals a ballot to a campaign's key, as the product does when it redeems one. */
export async function sealFor(
  database: Database,
  campaignId: string,
  tokenHash: Buffer,
  ballot: { leader: string; label: string; answers: AnswerSheet },
): Promise<Buffer> {
  const key = await sealingKeys(database)(campaignId);
  return Buffer.from(sealAnswers(key, tokenHash, { campaign: campaignId, ...ballot }));
}

/** What of an assignment answering needs. */
type AnsweredAssignment = Pick<StageAssignment, 'assignmentId' | 'subjectKey'> & { label: string };

/**
 * Puts one rater's answers where answers lie, through the two functions that the API's login may execute. It sets the stage for
 * what comes after; that the API calls them rightly is the business of the tests of `answers/`, which play a whole device.
 *
 * @param api the API's pool
 * @throws when the ballot is not issued or the answers are not counted
 */
export async function answerAs(
  api: Database,
  stage: Pick<CampaignStage, 'campaignId'>,
  assignment: AnsweredAssignment,
  sheet: AnswerSheet,
): Promise<void> {
  const { subjectKey, label } = assignment;
  const noted = await noteIssuedAs(api, assignment);
  const outcome = await redeemAs(api, stage, assignment, sheet);
  if (!noted || outcome !== 'first') throw new Error(`answering about ${subjectKey} as ${label} failed: ${outcome}`);
}

/** Notes that an assignment's ballot was issued. @returns false when it was before */
export async function noteIssuedAs(
  api: Database,
  assignment: Pick<AnsweredAssignment, 'assignmentId'>,
): Promise<boolean> {
  const [row] = await api
    .select({ campaignId: assignments.campaignId })
    .from(assignments)
    .where(eq(assignments.id, assignment.assignmentId));
  if (!row) throw new Error('there is no such assignment');
  const key = assignmentKey(
    await testKeys().get({ campaignId: row.campaignId, purpose: 'issuing' }),
    assignment.assignmentId,
  );
  const answer = await api.execute<{ noted: boolean }>(
    sql`SELECT decision = 'first' AS noted
      FROM issue_ballot(${row.campaignId}, ${assignment.assignmentId}, ${key}, ${randomBytes(32)})`,
  );
  return answer.rows[0]?.noted === true;
}

/** Redeems a token that the caller has verified, for an assignment's leader and label. @returns what `redeem_ballot` decided */
export async function redeemAs(
  api: Database,
  stage: Pick<CampaignStage, 'campaignId'>,
  { subjectKey, label }: Pick<AnsweredAssignment, 'subjectKey' | 'label'>,
  sheet: AnswerSheet,
  token: { hash: Buffer; digest: Buffer } = { hash: randomBytes(32), digest: randomBytes(32) },
): Promise<string | undefined> {
  const sealed = await sealFor(api, stage.campaignId, token.hash, { leader: subjectKey, label, answers: sheet });
  const place = await sealPlaceFor(api, stage.campaignId, token.hash, { leader: subjectKey, label });
  const answer = await api.execute<{ decision: string }>(
    sql`SELECT redeem_ballot(${stage.campaignId}, ${token.hash}, ${token.digest}, ${place}, ${sealed}) AS decision`,
  );
  const decision = answer.rows[0]?.decision;
  if (decision === 'first') noteRedeemed(subjectKey, token.hash);
  return decision;
}

/** The same rating for every item, and no comments: for tests that only count. */
export function plainSheet(stage: CampaignStage, rating = 4): AnswerSheet {
  return { ratings: Object.fromEntries(stage.itemIds.map((id) => [id, rating])), comments: [] };
}
