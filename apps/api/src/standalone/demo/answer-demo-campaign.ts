import { randomBytes } from 'node:crypto';
import { type AnswerSheet, type Group, getInstrument, type Instrument } from '@heartset/model';
import type { RedeemAnswers } from '@heartset/model/api/answers';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { inTransaction } from '../../core/transaction.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { campaignLeaders, campaigns } from '../../db/schema/campaigns.ts';
import { assignments } from '../../db/schema/invitations.ts';
import { selfAssessments } from '../../db/schema/self-assessments.ts';
import { answerDigest, hashTicket } from '../../modules/answers/answer-digest.ts';
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
  deps: { owner: Database; api: Database },
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
    return [{ ...rater, campaignId: subject.campaignId, ticket: randomBytes(32).toString('base64url'), answers }];
  });
  if (given.length > 0) await inTransaction(deps.api, (tx) => sendAll(tx, given));
}

/** One rater's answers, with the ticket that they are sent with. */
interface GivenAnswers extends RedeemAnswers {
  assignmentId: string;
}

/**
 * Through the two functions of the database that everybody's tickets and answers go through, all of a leader in one statement each:
 * one by one they would be most of a first start.
 */
async function sendAll(tx: Transaction, given: readonly GivenAnswers[]): Promise<void> {
  const sheets = JSON.stringify(
    given.map(({ ticket, campaignId, subjectKey, label, answers }) => ({
      campaign_id: campaignId,
      subject_key: subjectKey,
      label,
      ticket_hash: hashTicket(ticket).toString('hex'),
      digest: answerDigest(ticket, { campaignId, subjectKey, label, answers }).toString('hex'),
      sheet: answers,
    })),
  );
  const asRows = sql`jsonb_to_recordset(${sheets}::jsonb)
    AS given (campaign_id uuid, subject_key text, label text, ticket_hash text, digest text, sheet jsonb)`;
  const issued = await tx.execute<{ outcome: string }>(
    sql`SELECT issue_ticket(campaign_id, subject_key, label, decode(ticket_hash, 'hex'), false) AS outcome FROM ${asRows}`,
  );
  await tx
    .update(assignments)
    .set({ issued: true })
    .where(
      inArray(
        assignments.id,
        given.map(({ assignmentId }) => assignmentId),
      ),
    );
  const redeemed = await tx.execute<{ outcome: string }>(
    sql`SELECT redeem_ticket(campaign_id, subject_key, label, decode(ticket_hash, 'hex'), decode(digest, 'hex'), sheet) AS outcome
      FROM ${asRows}`,
  );
  const refused = [...issued.rows, ...redeemed.rows].filter(({ outcome }) => !['issued', 'counted'].includes(outcome));
  if (refused.length > 0) throw new Error(`The demo's answers were not taken: ${refused[0]?.outcome}.`);
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
