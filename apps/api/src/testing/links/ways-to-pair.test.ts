import { describe, expect, it } from 'vitest';
import { attackThings, type Clue, type Things } from './ways-to-pair.ts';

const many = 24;
const names = (of: string) => Array.from({ length: many }, (_, n) => `${of}-${n}`);
const things = names('thing');
const people = names('person');

/** Shuffled alike each time: the nth of a list by a multiplier that is prime to the length. */
const numbered = (of: readonly string[], by: number): ReadonlyMap<string, number> =>
  new Map(of.map((name, index) => [name, (index * by) % many]));

const clue = (name: string, of: readonly string[], by: number): Clue => ({ name, numbers: numbered(of, by) });

/** Four classes of six, all of whom wrote something, in an order that no clue knows. */
function inClasses(clues: readonly Clue[]): Things {
  const part = <Item>(list: readonly Item[], at: number) => list.slice(at * 6, at * 6 + 6);
  return {
    name: 'things',
    clues,
    classes: [0, 1, 2, 3].map((at) => ({ things: part(things, at), people: part(people, at) })),
    writerOf: new Map(
      [0, 1, 2, 3].flatMap((at) =>
        part(things, at).map((thing, n) => [thing, part(people, at)[[3, 0, 5, 1, 4, 2][n] ?? 0] ?? ''] as const),
      ),
    ),
  };
}

describe('all ways to pair together', () => {
  it('hold the best of many ways against the best of as many by lot, and not against one way by itself', () => {
    const unrelated = [5, 7, 11, 13, 17, 19, 23].map((by) => clue(`by ${by}`, people, by));
    const ofThings = [5, 7, 11, 13, 17, 19, 23].map((by) => clue(`by ${by}`, things, by));
    const result = attackThings(inClasses(ofThings), unrelated, { draws: 499, seed: 3 });
    expect(result.ways).toBe(7 * 7 * 4);
    const alone = Math.min(result.best.atLeast, result.order.likely);
    expect(alone).toBeLessThan(0.1);
    expect(result.asRareByLot).toBeGreaterThan(alone);
  });

  it('find what one clue gives away among many that give nothing', () => {
    const real = inClasses([]);
    const leak: Clue = {
      name: 'leak',
      numbers: new Map(things.map((thing) => [thing, people.indexOf(real.writerOf.get(thing) ?? '')])),
    };
    const noise = [5, 7, 11, 13].map((by) => clue(`by ${by}`, things, by));
    const named = [...[5, 7, 11].map((by) => clue(`by ${by}`, people, by)), clue('in order', people, 1)];
    const result = attackThings(inClasses([...noise, leak]), named, { draws: 499, seed: 3 });
    expect(result.best).toMatchObject({ by: 'in order with leak, by rank', right: many, of: many });
    expect(result.asRareByLot).toBe(1 / 500);
  });

  it('are rare by lot as often as they should be', () => {
    const ways = [5, 7, 11].map((by) => clue(`by ${by}`, things, by));
    const ofPeople = [5, 7, 13].map((by) => clue(`by ${by}`, people, by));
    let rare = 0;
    for (let seed = 1; seed <= 100; seed += 1) {
      const stage = inClasses(ways);
      // Who wrote what is drawn here, too, by another lot.
      let state = seed * 7919;
      const writerOf = new Map(
        stage.classes.flatMap((one) => {
          const left = [...one.people];
          return one.things.map((thing) => {
            state = (state * 48_271) % 2_147_483_647;
            return [thing, left.splice(state % left.length, 1)[0] ?? ''] as const;
          });
        }),
      );
      if (attackThings({ ...stage, writerOf }, ofPeople, { draws: 99, seed }).asRareByLot <= 0.2) rare += 1;
    }
    // Twenty are expected, with a standard deviation of four.
    expect(rare).toBeGreaterThan(6);
    expect(rare).toBeLessThan(36);
  });

  it('say so where there is nothing to pair', () => {
    expect(() => attackThings(inClasses([]), [], { draws: 1, seed: 1 })).toThrow('nothing to pair');
  });
});
