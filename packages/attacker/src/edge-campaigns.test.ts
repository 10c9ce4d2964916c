import type { AnswerSheet, Group } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { attackProcedure } from './attack-procedure.ts';
import { attackCampaign } from './testing/attack-publisher.ts';
import { INSTRUMENT, POLICY, publishWithSecrets, type TestCampaign, truePublisher } from './testing/scored-campaign.ts';

/** Campaigns at the edges of the rules, where a comparison that is off by one would show. */

type Rating = number | 'not-observed';
type Rate = (about: { group: Group; rater: number; item: number }) => Rating;
type Sizes = Partial<Record<Group, number>>;

const HIGH: Rate = () => 5;
const LOW: Rate = () => 1;
const MIXED: Rate = ({ rater, item }) => 1 + ((rater * 2 + item) % 5);
const NOBODY_SAW: Rate = () => 'not-observed';
/** The first item is seen by so many of each group, all others by everybody. */
const seenBy =
  (raters: number, rate: Rate): Rate =>
  (about) =>
    about.item === 0 && about.rater >= raters ? 'not-observed' : rate(about);
const oneDiffers: Rate = ({ rater }) => (rater === 0 ? 2 : 4);

function campaign(
  answered: Sizes,
  rate: Rate,
  { invited = answered, k = 3, seniorLeaders = 'anonymous' as 'anonymous' | 'identified' } = {},
): TestCampaign {
  const voices = Object.entries(answered).flatMap(([group, size]) =>
    Array.from({ length: size }, (_, rater) => {
      const about = { group: group as Group, rater };
      const ratings = Object.fromEntries(INSTRUMENT.items.map(({ id }, item) => [id, rate({ ...about, item })]));
      const sheet: AnswerSheet = {
        ratings,
        comments: [{ promptId: 'keep', text: `${group} ${rater}`, mode: 'as-written' }],
      };
      return { group: about.group, sheet };
    }),
  );
  return { policy: { ...POLICY, minimumGroupSize: k, seniorLeaders }, instrument: INSTRUMENT, invited, voices };
}

const blocksOf = (one: TestCampaign) =>
  publishWithSecrets(one).release.blocks.map((block) => `${block.block} ${block.status === 'shown' ? block.n : '-'}`);

const EDGES: Record<string, TestCampaign> = {
  'exactly k, all at the top': campaign({ 'team-members': 3 }, HIGH),
  'exactly k, all at the bottom': campaign({ 'team-members': 3 }, LOW),
  'exactly k, one differs': campaign({ 'team-members': 3 }, oneDiffers),
  'one less than k': campaign({ 'team-members': 2 }, HIGH, { invited: { 'team-members': 3 } }),
  'nobody answered': campaign({}, HIGH, { invited: { 'team-members': 3, peers: 3 } }),
  'nobody could judge anything': campaign({ 'team-members': 4, peers: 3 }, NOBODY_SAW),
  'k saw the item': campaign({ 'team-members': 5, peers: 3 }, seenBy(3, MIXED)),
  'one less than k saw the item': campaign({ 'team-members': 5, peers: 3 }, seenBy(2, MIXED)),
  'one saw the item': campaign({ 'team-members': 5, peers: 3 }, seenBy(1, HIGH)),
  'one identified senior leader': campaign({ 'team-members': 3, 'senior-leaders': 1 }, MIXED, {
    seniorLeaders: 'identified',
  }),
  'an identified senior leader alone': campaign({ 'senior-leaders': 1 }, HIGH, { seniorLeaders: 'identified' }),
  'an identified senior leader beside a group that is too small': campaign(
    { 'team-members': 2, 'senior-leaders': 1 },
    HIGH,
    { invited: { 'team-members': 3, 'senior-leaders': 1 }, seniorLeaders: 'identified' },
  ),
  'people from outside at exactly k': campaign({ 'team-members': 3, others: 3 }, HIGH),
  'people from outside one below k': campaign({ 'team-members': 3, others: 2 }, MIXED, {
    invited: { 'team-members': 3, others: 4 },
  }),
  'labels joined, half of them silent': campaign({ peers: 4 }, MIXED, { invited: { peers: 4, 'senior-leaders': 3 } }),
  'labels joined, neither enough alone': campaign({ peers: 2, 'senior-leaders': 1 }, HIGH, {
    invited: { peers: 3, 'senior-leaders': 3 },
  }),
  'labels joined, together too few': campaign({ peers: 1, 'senior-leaders': 1 }, MIXED, {
    invited: { peers: 3, 'senior-leaders': 3 },
  }),
  'nine, without spread': campaign({ 'team-members': 9 }, oneDiffers),
  'ten, with spread': campaign({ 'team-members': 10 }, oneDiffers),
  'ten, nine of whom saw the item': campaign({ 'team-members': 10 }, seenBy(9, oneDiffers)),
  'ten, all at the top': campaign({ 'team-members': 10 }, HIGH),
  'k of five': campaign({ 'team-members': 5, peers: 4 }, MIXED, { k: 5 }),
};

describe('at the edges of the rules', () => {
  it.each(Object.entries(EDGES))('%s: nothing is given away', (_, one) => {
    expect(attackCampaign(truePublisher, one, 7)).toEqual([]);
  });

  it('names blocks by who was invited, and shows them from k answers on', () => {
    const of = (name: string) => blocksOf(EDGES[name] ?? campaign({}, HIGH));
    expect(of('exactly k, all at the top')).toEqual(['team-members 3']);
    expect(of('one less than k')).toEqual(['team-members -']);
    expect(of('one identified senior leader')).toEqual(['team-members 3', 'senior-leaders 1']);
    expect(of('people from outside at exactly k')).toEqual(['team-members 3', 'others 3']);
    expect(of('people from outside one below k')).toEqual(['team-members 3', 'others -']);
    expect(of('labels joined, half of them silent')).toEqual(['peers+senior-leaders 4']);
    expect(of('labels joined, neither enough alone')).toEqual(['peers+senior-leaders 3']);
    expect(of('labels joined, together too few')).toEqual(['peers+senior-leaders -']);
  });

  it('reads the same whether a half of a joined block was silent or the other', () => {
    const invited = { peers: 4, 'senior-leaders': 3 };
    const one = campaign({ peers: 2, 'senior-leaders': 2 }, ({ item }) => 1 + (item % 5), { invited });
    const other = campaign({ peers: 1, 'senior-leaders': 3 }, ({ item }) => 1 + (item % 5), { invited });
    // Three senior leaders stand alone, unless peers are too few, who join them.
    expect([blocksOf(one), blocksOf(other)]).toEqual([['peers+senior-leaders 4'], ['peers+senior-leaders 4']]);
    const withoutComments = (text: string) => text.replaceAll(/"texts":\[[^\]]*\]/g, '"texts":…');
    expect(withoutComments(truePublisher(other))).toBe(withoutComments(truePublisher(one)));
  });

  it('describes spread from ten ratings of the item on, not of the block', () => {
    const distributionsOf = (name: string) =>
      publishWithSecrets(EDGES[name] ?? campaign({}, HIGH)).release.items.map(({ blocks: [block] }) =>
        block?.status === 'shown' && block.distribution !== null ? 'spread' : 'none',
      );
    expect(new Set(distributionsOf('nine, without spread'))).toEqual(new Set(['none']));
    expect(new Set(distributionsOf('ten, with spread'))).toEqual(new Set(['spread']));
    expect(distributionsOf('ten, nine of whom saw the item').slice(0, 2)).toEqual(['none', 'spread']);
  });
});

describe('several items of one block beside each other', () => {
  it('say no more together than each by itself: a cell and everyone else are functions of them', () => {
    // One block of three rates two items of a cell: all pairs of tables, through the whole publisher.
    const two = {
      ...INSTRUMENT,
      cells: INSTRUMENT.cells.filter(({ id }) => id === 'heart'),
      items: INSTRUMENT.items.filter(({ cellId }) => cellId === 'heart'),
    };
    const publish = (tables: readonly (readonly number[])[]) => {
      const answersOf = (table: readonly number[]) =>
        table.flatMap((count, option) => new Array<number>(count).fill(option + 1));
      const [first = [], second = []] = tables.map(answersOf);
      const voices = first.map((rating, rater) => ({
        group: 'team-members' as const,
        sheet: { ratings: { empathy: rating, trust: second[rater] ?? 1 }, comments: [] },
      }));
      return truePublisher({ policy: POLICY, instrument: two, invited: { 'team-members': 3 }, voices });
    };
    expect(attackProcedure({ publish, sizes: [3, 3], k: 3, scale: { minimum: 1, maximum: 5 } })).toEqual([]);
  });
});
