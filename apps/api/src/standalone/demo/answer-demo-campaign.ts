import { createHash, randomBytes } from 'node:crypto';
import { type AnswerSheet, type Group, getInstrument, type Instrument } from '@heartset/model';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { campaignLeaders, campaigns } from '../../db/schema/campaigns.ts';
import { assignments } from '../../db/schema/invitations.ts';
import { selfAssessments } from '../../db/schema/self-assessments.ts';
import { frozenInstruments } from '../../modules/answers/frozen-instruments.ts';
import { redeemAnswers } from '../../modules/answers/redeem-answers.ts';
import { issueTicket } from '../../modules/rater/issue-ticket.ts';
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

/** Lets as many of each group answer as the demo says, by the same ticket and the same redeeming as everybody. */
export async function answerDemoCampaign(
  deps: { owner: Database; api: Database },
  subject: DemoSubject,
): Promise<void> {
  const random = seededRandom(Number(subject.leader.number) * 7919);
  const raters = await deps.owner
    .select({
      assignmentId: assignments.id,
      invitationId: assignments.invitationId,
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
  const instruments = frozenInstruments(deps.api);
  for (const rater of raters) {
    const open = left.get(rater.group) ?? 0;
    if (open === 0) continue;
    left.set(rater.group, open - 1);
    const answers: AnswerSheet = {
      ratings: demoRatings(demoInstrument(), subject.leader.profile, rater.group, random),
      comments: [...draw].flatMap(([promptId, next]) => {
        const text = random() < 0.6 ? next() : null;
        return text ? [{ promptId, text, mode: 'as-written' as const }] : [];
      }),
    };
    const ticket = randomBytes(32);
    const ticketHash = createHash('sha256').update(ticket).digest('base64url');
    await issueTicket(deps.api, rater.invitationId, { assignmentId: rater.assignmentId, ticketHash });
    await redeemAnswers(deps.api, instruments, {
      ticket: ticket.toString('base64url'),
      campaignId: subject.campaignId,
      subjectKey: rater.subjectKey,
      label: rater.label,
      answers,
    });
  }
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
