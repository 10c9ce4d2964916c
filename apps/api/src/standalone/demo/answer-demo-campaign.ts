import { randomBytes } from 'node:crypto';
import { sealAnswers } from '@heartset/ballot/server/sealed-answers';
import { placeSealer } from '@heartset/ballot/server/sealed-place';
import { type AnswerSheet, type Group, getInstrument, type Instrument } from '@heartset/model';
import { and, eq, sql } from 'drizzle-orm';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { campaignLeaders, campaigns } from '../../db/schema/campaigns.ts';
import { assignments } from '../../db/schema/invitations.ts';
import { selfAssessments } from '../../db/schema/self-assessments.ts';
import { assignmentKey, sealingKeys } from '../../modules/ballots/ballots.public.ts';
import type { KeyStore } from '../../modules/keys/keys.public.ts';
import { demoRatings, drawComments, seededRandom } from './demo-answers.ts';
import type { DemoLeader } from './demo-campaigns.ts';

/** One leader of a demo campaign. */
export interface DemoSubject {
  campaignId: string;
  leaderId: string;
  leader: DemoLeader;
}

function demoInstrument(): Instrument {
  const instrument = getInstrument('hcl-360');
  if (!instrument) throw new Error('The instrument hcl-360 is missing.');
  return instrument;
}

/** Lets as many of each group answer as the demo says. */
export async function answerDemoCampaign(
  deps: { owner: Database; api: Database; keys: KeyStore },
  subject: DemoSubject,
): Promise<void> {
  const random = seededRandom(Number(subject.leader.number) * 7919);
  const raters = await deps.owner
    .select({
      assignmentId: assignments.id,
      group: assignments.raterGroup,
      label: assignments.label,
      subjectKey: campaignLeaders.subjectKey,
      promptIds: campaigns.promptIds,
    })
    .from(assignments)
    .innerJoin(campaigns, eq(campaigns.id, assignments.campaignId))
    .innerJoin(
      campaignLeaders,
      and(eq(campaignLeaders.campaignId, assignments.campaignId), eq(campaignLeaders.leaderId, assignments.leaderId)),
    )
    .where(and(eq(assignments.campaignId, subject.campaignId), eq(assignments.leaderId, subject.leaderId)))
    .orderBy(assignments.raterGroup, assignments.id);
  const left = new Map<Group, number>(Object.entries(subject.leader.turnout) as [Group, number][]);
  const draw = new Map((raters[0]?.promptIds ?? []).map((promptId) => [promptId, drawComments(promptId, random)]));
  const instrument = demoInstrument();
  const given = raters.flatMap((rater): GivenAnswers[] => {
    const open = left.get(rater.group) ?? 0;
    if (open === 0) return [];
    left.set(rater.group, open - 1);
    const answers: AnswerSheet = {
      ratings: demoRatings(instrument, subject.leader.profile, rater.group, random),
      comments: [...draw].flatMap(([promptId, next]) => {
        const text = random() < 0.6 ? next() : null;
        return text ? [{ promptId, text, mode: 'as-written' as const }] : [];
      }),
    };
    return [{ ...rater, answers }];
  });
  if (given.length === 0) return;
  const keys = {
    issuing: await deps.keys.get({ campaignId: subject.campaignId, purpose: 'issuing' }),
    sealing: await sealingKeys(deps.api)(subject.campaignId),
  };
  const ballots = given.map((one) => ballotOf(subject.campaignId, keys, one));
  await inTransaction(deps.api, (tx) => sendAll(tx, subject.campaignId, ballots));
}

interface GivenAnswers {
  assignmentId: string;
  subjectKey: string;
  label: string;
  answers: AnswerSheet;
}

const sealPlace = placeSealer();

/** One rater's ballot as a row; made here, so that nothing has to be blinded that nobody else ever sees. */
function ballotOf(campaignId: string, keys: { issuing: Uint8Array; sealing: Uint8Array }, given: GivenAnswers) {
  const { assignmentId, subjectKey, label, answers } = given;
  const place = { leader: subjectKey, label };
  const hash = randomBytes(32);
  const sealed = sealAnswers(keys.sealing, hash, { campaign: campaignId, ...place, answers });
  return {
    assignment: assignmentId,
    assignment_key: assignmentKey(keys.issuing, assignmentId).toString('hex'),
    element: randomBytes(32).toString('hex'),
    token_hash: hash.toString('hex'),
    digest: randomBytes(32).toString('hex'),
    place: sealPlace(keys.sealing, hash, place).toString('hex'),
    sealed: Buffer.from(sealed).toString('hex'),
  };
}

type DemoBallot = ReturnType<typeof ballotOf>;

/**
 * Through the two functions of the database that everybody's ballots go through, all of a leader in one statement each: one by one
 * they would be most of a first start.
 */
async function sendAll(tx: Transaction, campaignId: string, ballots: readonly DemoBallot[]): Promise<void> {
  const asRows = sql`json_to_recordset(${JSON.stringify(ballots)}::json) AS given
    (assignment uuid, assignment_key text, element text, token_hash text, digest text, place text, sealed text)`;
  const issued = await tx.execute<{ noted: boolean }>(
    sql`SELECT (issue_ballot(${campaignId}, assignment, decode(assignment_key, 'hex'), decode(element, 'hex'))).decision = 'first' AS noted
      FROM ${asRows}`,
  );
  const redeemed = await tx.execute<{ decision: string }>(
    sql`SELECT redeem_ballot(${campaignId}, decode(token_hash, 'hex'), decode(digest, 'hex'), decode(place, 'hex'),
      decode(sealed, 'hex')) AS decision FROM ${asRows}`,
  );
  const taken = issued.rows.every(({ noted }) => noted) && redeemed.rows.every(({ decision }) => decision === 'first');
  if (!taken) throw new Error("The demo's answers were not taken.");
}

/** The leader's own view, sent. */
export async function rateOneself(owner: Database, subject: DemoSubject): Promise<void> {
  const { self, profile, number } = subject.leader;
  if (!self) return;
  const random = seededRandom(Number(number) * 104_729);
  const ratings = demoRatings(
    demoInstrument(),
    { ...profile, level: profile.level + self.shift },
    'team-members',
    random,
  );
  await owner.insert(selfAssessments).values({
    campaignId: subject.campaignId,
    leaderId: subject.leaderId,
    ratings,
    reflections: {},
    sent: true,
  });
}
