import { describe, expect, it } from 'vitest';
import { readOrganization } from './read-organization.ts';
import { publishScores, randomScores, SCORE_STYLES, type ScoredLeader } from './testing/random-organization.ts';

/**
 * Somebody from HR who is rated in the campaign takes the own value off a figure of the organisation. The publisher leaves each leader a
 * step of room for a reader who knows no value; for one who knows a value it does not promise that. Here it is counted.
 */

const scale = { minimum: 1, maximum: 5 };
const halfTenth = 0.05;

type Seated = ScoredLeader['seated'];

/** The narrowest that any other leader's value can be put by one who knows `own`, from one figure alone. */
function narrowest(figure: { value: number; mark: string }, own: number, rooms: readonly number[]): number {
  const count = rooms.length + 1;
  const room = rooms.reduce((sum, one) => sum + one, 0);
  const least = figure.mark === 'or-less' ? count * scale.minimum : (figure.value - halfTenth) * count;
  const most = figure.mark === 'or-more' ? count * scale.maximum : (figure.value + halfTenth) * count;
  const widths = rooms.map((one) => {
    const high = Math.min(scale.maximum - one, most - own - (rooms.length - 1) * scale.minimum - (room - one));
    const low = Math.max(scale.minimum + one, least - own - (rooms.length - 1) * scale.maximum + (room - one));
    return high - low;
  });
  return Math.min(...widths);
}

/** Per figure shown and leader behind it: how narrowly that leader can put another one. */
function widthsFor(leaders: readonly ScoredLeader[]): number[] {
  const seated = leaders.map((leader) => leader.seated);
  const standsIn = (leader: Seated, dimension: string, name: string | null) =>
    dimension === 'organization' ||
    { department: leader.department, level: leader.level, site: leader.site }[dimension] === name;
  return readOrganization(JSON.parse(publishScores(leaders))).segments.flatMap(({ dimension, name, cells }) =>
    [...cells].flatMap(([cellId, cell]) => {
      if (cell === null) return [];
      const members = seated.flatMap((leader) => {
        const found = leader.cells.get(cellId);
        return found && standsIn(leader, dimension, name) ? [found] : [];
      });
      return members.map((own) =>
        narrowest(
          cell,
          own.value,
          members.filter((one) => one !== own).map(({ room }) => room),
        ),
      );
    }),
  );
}

/** Five leaders of one department, each rated by three. */
function five(values: readonly number[]): ScoredLeader[] {
  const place = { department: 'Surgery', level: null, site: null };
  return values.map((value) => ({
    seated: { ...place, cells: new Map([['heart', { value, room: 1 / 3 }]]) },
    placed: { ...place, contribution: { cells: { heart: value, mind: null, skill: null } } },
  }));
}

describe('somebody from HR who is rated', () => {
  it('learns what all others received, where they are as high as can be and the own value is low', () => {
    const top = 5 - 1 / 3;
    expect(Math.min(...widthsFor(five([3.1, top, top, top, top])))).toBeLessThan(0.05);
    expect(Math.min(...widthsFor(five([top, top, top, top, top])))).toBeGreaterThan(1);
    expect(Math.min(...widthsFor(five([3.1, 3.8, 4.1, 4.2, 3.5])))).toBeGreaterThan(1);
  });

  it('learns so of no made-up organisation but those in which all but one are at the top', () => {
    const learned = SCORE_STYLES.map((style) => {
      const found = Array.from({ length: 60 }, (_, seed) => widthsFor(randomScores(seed, style, 30))).flat();
      return [style, found.filter((width) => width < 1).length / found.length] as const;
    });
    const rates = Object.fromEntries(learned);
    expect(rates).toMatchObject({ anywhere: 0, 'at-the-top': 0, 'at-the-bottom': 0, alike: 0 });
    expect(rates['all-but-one-at-the-top']).toBeGreaterThan(0);
    expect(rates['all-but-one-at-the-top']).toBeLessThan(0.05);
  });
});
