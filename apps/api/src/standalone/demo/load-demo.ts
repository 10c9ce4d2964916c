import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Actor, Clock } from '../../core/context.ts';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { invitations } from '../../db/schema/invitations.ts';
import { organizations } from '../../db/schema/organizations.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people, personRoles } from '../../db/schema/people.ts';
import { createCampaign } from '../../modules/campaigns/create-campaign.ts';
import { openCampaign } from '../../modules/campaigns/open-campaign.ts';
import type { KeyStore } from '../../modules/keys/keys.public.ts';
import { demoNumberPrefix } from '../../modules/product/product.queries.ts';
import { advanceCampaigns } from '../../modules/tally/advance-campaigns.ts';
import { refreshProgress } from '../../modules/tally/refresh-progress.ts';
import { releaseCampaign } from '../../modules/tally/release-campaign.ts';
import { tallyCampaign } from '../../modules/tally/tally-campaign.ts';
import { allLeadersCampaign } from './all-leaders-campaign.ts';
import { answerDemoCampaign, rateOneself } from './answer-demo-campaign.ts';
import { collectingCampaign, type DemoLeader, draftCampaign, finishedCampaign } from './demo-campaigns.ts';
import { demoEmail, demoOrganizationName, demoPeople } from './hospital.ts';

const dayMs = 24 * 3600 * 1000;
/** As many as the loader has connections: more would only wait. */
const atTheSameTime = 4;
const promptIds = ['others-more-or-less', 'others-challenges'];

/** What the demo is loaded with: the owner sets the stage, everything else goes the product's own way. */
export interface DemoDeps {
  owner: Database;
  api: Database;
  tally: Database;
  clock: Clock;
  keys: KeyStore;
}

/** A clock that stands still somewhere in the past. */
function clockAt(at: number): Clock {
  return { now: () => new Date(at) };
}

/**
 * Loads the demo organisation into an empty database: a small hospital with a finished campaign, one that is collecting and a
 * draft. Campaigns are opened, answered, tallied and released by the product's own verbs, with a clock in the past.
 *
 * @returns false when there is an organisation already; then nothing is changed
 */
export async function loadDemoOrganization(deps: DemoDeps): Promise<boolean> {
  const [existing] = await deps.owner.select({ id: organizations.id }).from(organizations).limit(1);
  if (existing) return false;
  const hospital = await writePeople(deps.owner);
  const now = deps.clock.now().getTime();
  await loadFinished(deps, hospital, { ...allLeadersCampaign, promptIds: [], deadline: now - 190 * dayMs });
  await loadFinished(deps, hospital, { ...finishedCampaign, promptIds, deadline: now - 16 * dayMs });
  await loadCollecting(deps, hospital);
  await createCampaign(
    deps.api,
    hospital.hr,
    campaignInput(
      hospital,
      { name: draftCampaign.name, leaderNumbers: draftCampaign.leaderNumbers, promptIds },
      endOfWorkday(now + 45 * dayMs),
    ),
    deps.clock,
  );
  return true;
}

interface Hospital {
  hr: Actor;
  idOf(number: string): string;
}

async function writePeople(owner: Database): Promise<Hospital> {
  const [organization] = await owner
    .insert(organizations)
    .values({ name: demoOrganizationName })
    .returning({ id: organizations.id });
  if (!organization) throw new Error('The demo organisation did not come back from the database.');
  const ids = new Map(demoPeople.map((person) => [person.number, randomUUID()]));
  const idOf = (number: string): string => {
    const id = ids.get(number);
    if (!id) throw new Error(`The demo has nobody with number ${number}.`);
    return id;
  };
  await owner.insert(people).values(
    demoPeople.map((person) => ({
      id: idOf(person.number),
      organizationId: organization.id,
      externalId: `${demoNumberPrefix}${person.number}`,
      givenName: person.givenName,
      familyName: person.familyName,
      email: demoEmail(person),
      title: person.title,
      department: person.department,
      site: person.site,
      careerLevel: person.careerLevel,
      locale: 'en',
      managerId: person.managerNumber ? idOf(person.managerNumber) : null,
    })),
  );
  await owner
    .insert(personRoles)
    .values(demoPeople.flatMap(({ number, roles }) => roles.map((role) => ({ personId: idOf(number), role }))));
  const head = demoPeople.find(({ roles }) => roles.includes('hr'));
  if (!head) throw new Error('The demo has no HR.');
  const hr: Actor = {
    personId: idOf(head.number),
    organizationId: organization.id,
    sessionId: randomUUID(),
    roles: head.roles,
  };
  return { hr, idOf };
}

function campaignInput(
  hospital: Hospital,
  campaign: { name: string; leaderNumbers: readonly string[]; promptIds: readonly string[] },
  deadline: number,
): Parameters<typeof createCampaign>[2] {
  return {
    kind: 'organization',
    name: campaign.name,
    deadlineAt: new Date(deadline).toISOString(),
    minimumGroupSize: 3,
    seniorLeaders: 'anonymous',
    releaseMode: 'automatic',
    reportReaders: 'leader',
    graceHours: 24,
    promptIds: [...campaign.promptIds],
    leaderIds: campaign.leaderNumbers.map((number) => hospital.idOf(number)),
  };
}

interface DemoCampaign {
  name: string;
  leaders: readonly DemoLeader[];
  promptIds: readonly string[];
}

async function openDemoCampaign(
  deps: DemoDeps,
  hospital: Hospital,
  campaign: DemoCampaign,
  times: { opened: number; deadline: number },
): Promise<string> {
  const clock = clockAt(times.opened);
  const leaderNumbers = campaign.leaders.map(({ number }) => number);
  const { id } = await createCampaign(
    deps.api,
    hospital.hr,
    campaignInput(hospital, { ...campaign, leaderNumbers }, times.deadline),
    clock,
  );
  await openCampaign(deps.api, hospital.hr, { campaignId: id }, clock, deps.keys);
  return id;
}

/** How long a campaign of the demo was open before its end. */
const openDays = 16;

async function loadFinished(
  deps: DemoDeps,
  hospital: Hospital,
  campaign: DemoCampaign & { deadline: number },
): Promise<void> {
  const { deadline, leaders } = campaign;
  const opened = deadline - openDays * dayMs;
  const campaignId = await openDemoCampaign(deps, hospital, campaign, { opened, deadline });
  // These mails went out long ago, as far as the demo is concerned: only the last reports' are still to be read.
  await deps.owner
    .update(outboxMails)
    .set({ state: 'sent', sentAt: new Date(opened) })
    .where(eq(outboxMails.campaignId, campaignId));
  await deps.owner.update(invitations).set({ delivery: 'accepted' }).where(eq(invitations.campaignId, campaignId));
  await answerAll(deps, hospital, { campaignId, leaders });
  const afterwards = clockAt(deadline + 25 * 3600 * 1000);
  await advanceCampaigns(deps.tally, clockAt(deadline));
  await tallyCampaign({ database: deps.tally, clock: afterwards, keys: deps.keys }, campaignId);
  await releaseCampaign(deps.tally, afterwards, campaignId);
  const [row] = await deps.owner.select({ state: campaigns.state }).from(campaigns).where(eq(campaigns.id, campaignId));
  if (row?.state !== 'released') throw new Error(`The demo's finished campaign is ${row?.state ?? 'gone'}.`);
}

async function loadCollecting(deps: DemoDeps, hospital: Hospital): Promise<void> {
  const now = deps.clock.now().getTime();
  const campaign = { ...collectingCampaign, promptIds };
  const campaignId = await openDemoCampaign(deps, hospital, campaign, {
    opened: now - 4 * dayMs,
    deadline: endOfWorkday(now + 10 * dayMs),
  });
  await deps.owner.update(outboxMails).set({ nextAttemptAt: sql`now()` }).where(eq(outboxMails.campaignId, campaignId));
  await answerAll(deps, hospital, { campaignId, leaders: collectingCampaign.leaders });
  await refreshProgress({ database: deps.tally, clock: deps.clock, keys: deps.keys });
}

/** Leader by leader, some at the same time: no answer depends on another leader's. */
async function answerAll(
  deps: DemoDeps,
  hospital: Hospital,
  { campaignId, leaders }: { campaignId: string; leaders: readonly DemoLeader[] },
): Promise<void> {
  const waiting = leaders.map((leader) => ({ campaignId, leaderId: hospital.idOf(leader.number), leader }));
  const answer = async (): Promise<void> => {
    for (let subject = waiting.shift(); subject; subject = waiting.shift()) {
      await answerDemoCampaign(deps, subject);
      await rateOneself(deps.owner, subject);
    }
  };
  await Promise.all(Array.from({ length: atTheSameTime }, answer));
}

function endOfWorkday(time: number): number {
  const day = new Date(time);
  day.setUTCHours(17, 0, 0, 0);
  return day.getTime();
}
