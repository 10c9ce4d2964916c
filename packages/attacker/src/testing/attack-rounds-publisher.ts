import type { AnswerSheet, Group } from '@heartset/model';
import { attackProcedure } from '../attack-procedure.ts';
import { attackRelease } from '../attack-release.ts';
import { attackRounds } from '../attack-rounds.ts';
import type { Scale } from '../multisets.ts';
import { type Answer, type Procedure, probeDecisions, probeHidden } from '../probe-procedure.ts';
import { readRelease } from '../read-release.ts';
import type { Violation } from '../violation.ts';
import { drawing } from './random-campaign.ts';
import { campaignOfTables, publishWithSecrets, type Voice } from './scored-campaign.ts';
import type { RoundsPublisher, TestRounds } from './scored-rounds.ts';

/** Reads what a publisher makes of both rounds, knowing who rated what when, and tries G2 and G6 on both together. */
export function attackBothRounds(publisher: RoundsPublisher, rounds: TestRounds, seed: number): Violation[] {
  const [first, second] = publisher(rounds).map((text): unknown => JSON.parse(text));
  const known = whoRatedWhat(rounds);
  const procedure: Procedure = {
    answers: answersOf(rounds),
    publish: (answers) => `[${publisher(withAnswers(rounds, answers)).join(',')}]`,
    isVisible: ({ group, rater, item }) => known.isVisible(group, item, rater >= LATE),
    scale: rounds.instrument.scale,
    draw: drawing(seed + 1),
  };
  return [
    ...attackRelease(first, (_, block, item) => known.shownBy(block, item, 'first')).violations,
    ...attackRelease(second, (_, block, item) => known.shownBy(block, item, 'second'), first).violations,
    ...attackRounds([first, second]).violations,
    ...probeHidden(procedure),
    ...probeDecisions(procedure),
    ...probeLateTexts(publisher, rounds),
  ];
}

/** What somebody may write late on a prompt: nothing, words, or only that there are some. */
const LATE_WORDS = [
  [],
  [{ text: 'Something that was written late.', mode: 'as-written' as const }],
  [{ text: 'Something for nobody to read.', mode: 'only-that-commented' as const }],
];

/**
 * G2 and G6 for words, by trying: whoever answers late, and whose words on a prompt were shown before, writes nothing,
 * writes something, or asks not to show it. None of that is ever shown: not a byte may move, nor may it be said
 * that there was anything.
 */
export function probeLateTexts(publisher: RoundsPublisher, rounds: TestRounds): Violation[] {
  const first = readRelease(JSON.parse(publishWithSecrets(rounds).text));
  const groupsIn = (blocks: readonly string[]) =>
    first.groups.flatMap(({ group, block }) => (block !== null && blocks.includes(block) ? [group] : []));
  const settled = new Map(
    first.comments.map(({ promptId, pools }) => [
      promptId,
      pools.flatMap(({ texts, blocks }) => (texts === null ? [] : groupsIn(blocks))),
    ]),
  );
  const isSettled = (promptId: string, group: Group) => settled.get(promptId)?.includes(group) ?? false;
  const rewritten = (words: (typeof LATE_WORDS)[number]): TestRounds => ({
    ...rounds,
    late: rounds.late.map(({ group, sheet }) => {
      const others = sheet.comments.filter(({ promptId }) => !isSettled(promptId, group));
      const settledPrompts = [...settled.keys()].filter((promptId) => isSettled(promptId, group));
      const own = settledPrompts.flatMap((promptId) => words.map((one) => ({ promptId, ...one })));
      return { group, sheet: { ...sheet, comments: [...others, ...own] } };
    }),
  });
  const before = publisher(rounds).join();
  if (LATE_WORDS.every((words) => publisher(rewritten(words)).join() === before)) return [];
  const what = 'other words of people who came late, where words were shown before, and something else is published';
  return [{ guarantee: 'G2', where: 'comments', what }];
}

/**
 * Every table of one item in one block, of which so many answered early and so many late: what can be said
 * of those of one round, who may be known to each other, by both documents together.
 */
export function attackRoundTables(
  publisher: RoundsPublisher,
  sizes: readonly [early: number, late: number],
  scale: Scale,
  k = 3,
): Violation[] {
  return attackProcedure({
    publish: ([early = [], late = []]) => `[${publisher(roundsOfTables(early, late, scale, k)).join(',')}]`,
    sizes,
    k,
    scale,
  });
}

/** One item, rated so by peers: early, and late. */
export function roundsOfTables(early: readonly number[], late: readonly number[], scale: Scale, k = 3): TestRounds {
  const whole = campaignOfTables([early.map((count, option) => count + (late[option] ?? 0))], scale, k);
  return {
    ...whole,
    policy: { ...whole.policy, furtherRound: true },
    voices: campaignOfTables([early], scale, k).voices,
    late: campaignOfTables([late], scale, k).voices,
  };
}

/** Raters of the second round are numbered from here. */
const LATE = 1000;

function whoRatedWhat(rounds: TestRounds) {
  const k = rounds.policy.minimumGroupSize;
  // Where somebody belongs is decided by the rules, not by what a broken publisher makes of them.
  const blockOf = new Map(
    readRelease(JSON.parse(publishWithSecrets(rounds).text)).groups.map(({ group, block }) => [group, block]),
  );
  const isIdentified = (block: string) => rounds.policy.seniorLeaders === 'identified' && block === 'senior-leaders';
  const inBlock = (block: string, voices: readonly Voice[]) =>
    voices.filter(({ group }) => blockOf.get(group) === block);
  const rated = (block: string, item: string, voices: readonly Voice[]) =>
    inBlock(block, voices).filter(({ sheet }) => typeof sheet.ratings[item] === 'number').length;
  const all = [...rounds.voices, ...rounds.late];
  const isShown = (block: string, item: string, voices: readonly Voice[]) => {
    const least = isIdentified(block) ? 1 : k;
    return inBlock(block, voices).length >= least && rated(block, item, voices) >= least;
  };
  return {
    /** How many rated what a document says; what the first said is never said of more people. */
    shownBy: (block: string, item: string, document: 'first' | 'second') =>
      rated(block, item, document === 'first' || isShown(block, item, rounds.voices) ? rounds.voices : all),
    isVisible: (group: string, item: string, isLate: boolean) => {
      const block = blockOf.get(group) ?? 'none';
      return isShown(block, item, rounds.voices) ? !isLate : isShown(block, item, all);
    },
  };
}

function answersOf({ voices, late }: TestRounds): Answer[] {
  return [...numbered(voices, 0), ...numbered(late, LATE)].flatMap(({ voice, rater }) =>
    Object.entries(voice.sheet.ratings).map(
      ([item, rating]): Answer => ({
        group: voice.group,
        rater,
        item,
        rating: typeof rating === 'number' ? rating : null,
      }),
    ),
  );
}

function withAnswers(rounds: TestRounds, answers: readonly Answer[]): TestRounds {
  const byRater = new Map<string, AnswerSheet['ratings']>();
  for (const { group, rater, item, rating } of answers) {
    const key = `${group} ${rater}`;
    byRater.set(key, { ...byRater.get(key), [item]: rating ?? 'not-observed' });
  }
  const change = (voices: readonly Voice[], from: number): Voice[] =>
    numbered(voices, from).map(({ voice, rater }) => ({
      group: voice.group,
      sheet: { ...voice.sheet, ratings: byRater.get(`${voice.group} ${rater}`) ?? voice.sheet.ratings },
    }));
  return { ...rounds, voices: change(rounds.voices, 0), late: change(rounds.late, LATE) };
}

function numbered(voices: readonly Voice[], from: number): { voice: Voice; rater: number }[] {
  const seen = new Map<Group, number>();
  return voices.map((voice) => {
    const rater = seen.get(voice.group) ?? from;
    seen.set(voice.group, rater + 1);
    return { voice, rater };
  });
}
