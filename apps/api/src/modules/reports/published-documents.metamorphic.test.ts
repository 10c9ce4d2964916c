import type { AnswerSheet, Group } from '@heartset/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOnceMore, closeAfterGrace } from '../../testing/campaign-rounds.ts';
import {
  answerAs,
  type CampaignStage,
  createCampaignStage,
  type StageAssignment,
} from '../../testing/campaign-stage.ts';
import { countingDeps } from '../../testing/counting-deps.ts';
import {
  type Everything,
  nameByGivenName,
  readEverything,
  readMails,
  readStored,
} from '../../testing/everything-published.ts';
import { actorOf } from '../../testing/factories.ts';
import { createTestApp, createTestClock } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { startTestMailServer, type TestMailServer } from '../../testing/test-mail-server.ts';
import { releaseCampaign as releaseByHr } from '../campaigns/release-campaign.ts';
import { type MailDeps, mailTiming } from '../mail/mail-deps.ts';
import { openMailTransport } from '../mail/mail-transport.ts';
import { refreshProgress } from '../tally/refresh-progress.ts';
import { releaseCampaign } from '../tally/release-campaign.ts';
import { tallyCampaign } from '../tally/tally-campaign.ts';

/**
 * G2 and G6 for the whole product: one campaign in two rounds, answered by the same people to the same items in different ways, read by
 * everybody who may read anything, at every stop on its way. Three kinds of answers are never shown: of four people from outside, two
 * answer; two of five team members could judge the first item; of a leader's team, two answer. And of what is written to the first
 * question: two texts, and one person who wanted only to have commented.
 */

const dayMs = 24 * 3600 * 1000;
const start = new Date('2026-03-02T08:00:00Z');
const from = 'Heartset <feedback@hospital.example>';
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

let database: TestDatabase;
let server: TestMailServer;
let mail: MailDeps;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestMailServer();
  mail = {
    database: database.mailer,
    transport: openMailTransport(server.smtpUrl, { from, maximumConnections: 2 }),
    sender: { publicUrl: 'https://feedback.example', from, replyTo: 'hr@hospital.example', timeZone: 'Europe/Zurich' },
    mailKey: 'a-key-that-only-the-tests-know-of-0',
    timing: mailTiming,
    log: silent,
  };
});
afterAll(async () => {
  mail.transport.close();
  await server.stop();
  await database.close();
});

/** Who says what where: `place` counts the people of a group about one leader. */
type Saying = {
  shown: (about: { leader: number; place: number; item: number }) => number;
  hidden: number;
  text: (group: Group, place: number) => string;
  hiddenText: string;
};

const plain: Saying = {
  shown: ({ leader, place, item }) => 2 + ((leader + place + item) % 3),
  hidden: 2,
  text: (group, place) => `${group} ${place} would keep the weekly round.`,
  hiddenText: 'Short.',
};

const answering = { 'team-members': 4, peers: 3, 'senior-leaders': 1, others: 2 } as const;
const lastLeader = 5;

async function openStage(): Promise<CampaignStage> {
  const stage = await createCampaignStage(database.owner, {
    furtherRound: true,
    releaseMode: 'by-hr',
    reportReaders: 'leader-and-hr',
    seniorLeaders: 'identified',
    deadlineAt: new Date(start.getTime() + 3 * dayMs),
    leaders: [0, 1, 2, 3, 4, lastLeader].map((leader) => ({
      name: `Leader${leader}`,
      raters:
        leader === 0
          ? { 'team-members': 5, peers: 3, 'senior-leaders': 1, others: 4 }
          : { 'team-members': 4, peers: leader === lastLeader ? 0 : 3 },
      place: { department: leader % 2 === 0 ? 'Surgery' : 'Nursing', level: 'senior', site: null },
    })),
  });
  await nameByGivenName(database, stage);
  return stage;
}

function sheetOf(
  stage: CampaignStage,
  saying: Saying,
  one: { leader: number; group: Group; place: number },
): AnswerSheet {
  const { leader, group, place } = one;
  const isHidden = group === 'others' || leader === lastLeader || place >= 4;
  const ratings = Object.fromEntries(
    stage.itemIds.map((id, item) => {
      if (leader === 0 && group === 'team-members' && item === 0) {
        return [id, place < 2 ? saying.hidden : ('not-observed' as const)];
      }
      return [id, isHidden ? saying.hidden : saying.shown({ leader, place, item })];
    }),
  );
  const [first = '', second = ''] = stage.promptIds;
  const comments: AnswerSheet['comments'] = [];
  if (leader === 0 && group === 'team-members' && place < 2) {
    comments.push({ promptId: first, text: `${saying.hiddenText} ${place}`, mode: 'as-written' });
  }
  if (leader === 0 && group === 'peers') {
    if (place === 0) comments.push({ promptId: first, text: saying.hiddenText, mode: 'only-that-commented' });
    comments.push({ promptId: second, text: saying.text(group, place), mode: 'as-written' });
  }
  return { ratings, comments };
}

async function answer(stage: CampaignStage, saying: Saying, who: (place: number, group: Group) => boolean) {
  for (const [leader, { subjectKey }] of stage.leaders.entries()) {
    const places = new Map<Group, number>();
    for (const one of stage.assignments.filter((assignment) => assignment.subjectKey === subjectKey)) {
      const place = places.get(one.group) ?? 0;
      places.set(one.group, place + 1);
      if (who(place, one.group) && !(leader === lastLeader && place >= 2)) await say(stage, saying, one, leader, place);
    }
  }
}

function say(stage: CampaignStage, saying: Saying, one: StageAssignment, leader: number, place: number) {
  return answerAs(database.api, stage, one, sheetOf(stage, saying, { leader, group: one.group, place }));
}

/** Everything that was ever there to be read, by moment, reader and address. */
async function published(saying: Saying): Promise<Everything> {
  const clock = createTestClock(start);
  const product = await createTestApp(database, { clock });
  const stage = await openStage();
  const { campaignId } = stage;
  const all: Everything = new Map();
  const look = async (moment: string) => {
    const parts = [
      await readEverything(database, product, stage),
      await readStored(database, stage),
      await readMails(database, mail, server, stage),
    ];
    for (const part of parts) for (const [where, text] of part) all.set(`${moment}: ${where}`, text);
  };
  const close = async (moment: string) => {
    await closeAfterGrace(database.owner, campaignId);
    await look(`${moment}, closing`);
    await tallyCampaign(countingDeps(database, clock), campaignId);
    await look(`${moment}, being counted`);
    await releaseCampaign(database.tally, clock, campaignId);
    await look(`${moment}, waiting`);
    await releaseByHr(database.api, hr, { campaignId }, clock);
    await look(`${moment}, out`);
  };
  const hr = await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']);
  for (const day of [0, 1]) {
    await answer(stage, saying, (place, group) => place < answering[group] && place % 2 === day);
    await refreshProgress(countingDeps(database, clock));
    await look(`day ${day}`);
    clock.advance(dayMs);
  }
  await close('first round');
  await askOnceMore(database, clock, stage);
  await look('asked again');
  await answer(stage, saying, (place, group) => place >= 4 && group === 'team-members');
  await close('second round');
  await product.close();
  return all;
}

/** Where two runs differ, with what stands around the first difference. */
function differences(one: Everything, other: Everything): string[] {
  return [...one].flatMap(([where, text]) => {
    const there = other.get(where) ?? '';
    if (there === text) return [];
    const at = [...text].findIndex((_, index) => text[index] !== there[index]);
    const around = (whole: string) => whole.slice(Math.max(0, at - 60), at + 60);
    return [`${where}: ${around(text)} against ${around(there)}`];
  });
}

function expectSame(one: Everything, other: Everything): void {
  expect([...other.keys()].sort()).toEqual([...one.keys()].sort());
  expect(differences(one, other)).toEqual([]);
}

let first: Promise<Everything> | undefined;

/** What both tests compare with. */
function publishedPlainly(): Promise<Everything> {
  first ??= published(plain);
  return first;
}

/** The same with every value taken out: what is left is who sees that something is there, or is not, and why. */
function decisionsOf(all: Everything): Everything {
  return new Map(
    [...all].map(([where, text]) => [
      where,
      text
        .replaceAll(/^(\d+) \d+ /g, '$1 ')
        .replaceAll(/"value":-?[\d.]+/g, '"value":…')
        .replaceAll(/"mark":"[a-z-]+"/g, '"mark":…')
        .replaceAll(/"(strengths|texts)":\[[^\]]*\]/g, (list, key: string) =>
          key === 'texts' ? `"texts":${list.split('","').length}` : '"strengths":…',
        ),
    ]),
  );
}

describe('everything that anybody can read of a campaign', () => {
  it('is the same to the byte, whatever was answered where nothing is shown', { timeout: 240_000 }, async () => {
    const one = await publishedPlainly();
    const texts = [...one.values()].join('\n');
    // Something was shown, of either round, and of the organisation: or the comparison would compare nothing.
    expect(texts).not.toMatch(/^429 /m);
    for (const word of [
      '"round":2',
      'would keep the weekly round',
      '"dimension":"organization"',
      'too-few-could-judge',
    ]) {
      expect(texts).toContain(word);
    }
    expect(texts).not.toContain('Short.');
    expectSame(
      one,
      await published({ ...plain, hidden: 5, hiddenText: 'Something quite different, and much longer.' }),
    );
  });

  it('shows and withholds the same, whatever was answered', { timeout: 240_000 }, async () => {
    const one = await publishedPlainly();
    const others: Saying[] = [
      { ...plain, hidden: 1, shown: () => 5, text: () => 'Nothing.' },
      { ...plain, hidden: 5, shown: ({ place }) => (place === 0 ? 1 : 4) },
    ];
    for (const saying of others) {
      const other = await published(saying);
      // Each of the five leaders of whom something is shown reads other values, or nothing would have been compared.
      expect(differences(one, other).length).toBeGreaterThan(5);
      expectSame(decisionsOf(one), decisionsOf(other));
    }
  });
});
