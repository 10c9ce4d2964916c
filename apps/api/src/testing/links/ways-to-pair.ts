import { chanceLevel, deviationsInCommon, type PairedClass, twoSided } from './chance-level.ts';

/** Numbers that something in the dumps gives to people, or to things that people wrote: the lower, the earlier. */
export interface Clue {
  name: string;
  /** By assignment id, or by the thing. */
  numbers: ReadonlyMap<string, number>;
}

/** What people wrote, each thing in a class of those who can have written it: under whom and as what is no secret. */
export interface Things {
  name: string;
  clues: readonly Clue[];
  /** For each class: things in it, and assignments of everybody who was asked there. */
  classes: readonly { things: readonly string[]; people: readonly string[] }[];
  /** The truth: thing to assignment. */
  writerOf: ReadonlyMap<string, string>;
}

export interface AttackResult {
  things: string;
  /** Of all of the attack's ways to pair, the one that was right most often beyond chance; `atLeast` is of this way alone. */
  best: { by: string; right: number; of: number; expected: number; atLeast: number };
  /** The two numbers that run most in one order, whether or not somebody could make pairs of it; `likely` is of these two alone. */
  order: { by: string; deviations: number; likely: number };
  ways: number;
  /**
   * Among so many ways one is always rare. Of campaigns with the same dumps, whose writers are drawn by lot, in this share the rarest way
   * was at least as rare as here; the one that was played counts along, so it is never 0.
   */
  asRareByLot: number;
}

/** A way to pair, made up before anybody looks at the truth: which thing, by its index, is said to be whose, by theirs. */
interface Way {
  by: string;
  things: Int32Array;
  people: Int32Array;
  /** How many claims there are in each class, out of how many people. */
  sizes: readonly PairedClass[];
}

/** Two numbers that may run in one order, by the index of a thing and of a person; NaN for whom there is none. */
interface CluePair {
  by: string;
  ofThings: Float64Array;
  ofPeople: Float64Array;
}

/** Everything that does not depend on who wrote what. Things and people have indices, class after class. */
interface Setting {
  classes: readonly { things: readonly number[]; people: readonly number[] }[];
  cluePairs: readonly CluePair[];
  ways: readonly Way[];
  chances: Chances;
}

/**
 * Pairs things with people by every pair of clues, by rank forward and backward and by what lies nearest, and says how rare the best of it
 * is: by itself, exactly; and as the best of so many, by comparing it with the best where writers are drawn by lot.
 *
 * @param draws how often they are drawn
 * @param seed of the lot
 * @example attackThings(tokens, cluesOfPeople(played), { draws: 1999, seed: 1 });
 */
export function attackThings(
  things: Things,
  clues: readonly Clue[],
  { draws, seed }: { draws: number; seed: number },
): AttackResult {
  const { setting, writers } = settingOf(things, clues);
  const played = rarest(setting, writers);
  if (!played.best || !played.order) throw new Error('There was nothing to pair.');
  const random = drawnFrom(seed);
  let asRare = 1;
  for (let draw = 0; draw < draws; draw += 1) {
    if (rarest(setting, drawWriters(setting, random)).likely <= played.likely) asRare += 1;
  }
  return {
    things: things.name,
    best: played.best,
    order: played.order,
    ways: setting.ways.length + setting.cluePairs.length,
    asRareByLot: asRare / (draws + 1),
  };
}

function settingOf(things: Things, clues: readonly Clue[]): { setting: Setting; writers: Int32Array } {
  const thingNames = things.classes.flatMap((one) => one.things);
  const personNames = things.classes.flatMap((one) => one.people);
  const thingAt = new Map(thingNames.map((name, index) => [name, index]));
  const personAt = new Map(personNames.map((name, index) => [name, index]));
  const at = (map: ReadonlyMap<string, number>, name: string) => map.get(name) ?? -1;
  const named = clues.flatMap((person) =>
    things.clues.map((thing) => ({ by: `${person.name} with ${thing.name}`, person, thing })),
  );
  const numbersOf = (names: readonly string[], { numbers }: Clue) =>
    Float64Array.from(names, (name) => numbers.get(name) ?? Number.NaN);
  return {
    setting: {
      classes: things.classes.map((one) => ({
        things: one.things.map((name) => at(thingAt, name)),
        people: one.people.map((name) => at(personAt, name)),
      })),
      cluePairs: named.map(({ by, person, thing }) => ({
        by,
        ofThings: numbersOf(thingNames, thing),
        ofPeople: numbersOf(personNames, person),
      })),
      ways: named.flatMap(({ by, person, thing }) =>
        pairings.map(([how, pair]): Way => {
          const ofClasses = things.classes.map((one) => pair(inOrder(one.things, thing), inOrder(one.people, person)));
          const claims = ofClasses.flat();
          return {
            by: `${by}, ${how}`,
            things: Int32Array.from(claims, ([name]) => at(thingAt, name)),
            people: Int32Array.from(claims, ([, name]) => at(personAt, name)),
            sizes: ofClasses.map((ofClass, index) => ({
              items: ofClass.length,
              candidates: things.classes[index]?.people.length ?? 0,
            })),
          };
        }),
      ),
      chances: new Chances(),
    },
    writers: Int32Array.from(thingNames, (name) => at(personAt, things.writerOf.get(name) ?? '')),
  };
}

/** @param writers of each thing, the index of whom it is from */
function rarest({ classes, cluePairs, ways, chances }: Setting, writers: Int32Array) {
  let best: AttackResult['best'] | null = null;
  for (const { by, things, people, sizes } of ways) {
    let right = 0;
    for (let claim = 0; claim < things.length; claim += 1) {
      if (writers[things[claim] ?? 0] === people[claim]) right += 1;
    }
    const { expected, atLeast } = chances.of(sizes, right);
    if (best === null || atLeast < best.atLeast) best = { by, right, of: things.length, expected, atLeast };
  }
  let order: AttackResult['order'] | null = null;
  const [first, second] = [new Float64Array(writers.length), new Float64Array(writers.length)];
  for (const { by, ofThings, ofPeople } of cluePairs) {
    let filled = 0;
    const ends: number[] = [];
    for (const { things } of classes) {
      for (const thing of things) {
        const a = ofThings[thing] ?? Number.NaN;
        const b = ofPeople[writers[thing] ?? -1] ?? Number.NaN;
        if (Number.isNaN(a) || Number.isNaN(b)) continue;
        first[filled] = a;
        second[filled] = b;
        filled += 1;
      }
      ends.push(filled);
    }
    const deviations = deviationsInCommon(first, second, ends);
    if (order !== null && Math.abs(deviations) <= Math.abs(order.deviations)) continue;
    order = { by, deviations, likely: twoSided(Math.abs(deviations)) };
  }
  return { likely: Math.min(best?.atLeast ?? 1, order?.likely ?? 1), best, order };
}

/** What chance gives depends on the classes' sizes and the number alone: worked out once for each. */
class Chances {
  readonly #known = new Map<readonly PairedClass[], Map<number, ReturnType<typeof chanceLevel>>>();
  readonly #sizes = new Map<string, readonly PairedClass[]>();

  of(sizes: readonly PairedClass[], right: number): ReturnType<typeof chanceLevel> {
    const known = this.#levelsOf(sizes);
    const level = known.get(right) ?? chanceLevel(sizes, right);
    known.set(right, level);
    return level;
  }

  #levelsOf(sizes: readonly PairedClass[]): Map<number, ReturnType<typeof chanceLevel>> {
    const ofThese = this.#known.get(sizes);
    if (ofThese) return ofThese;
    const word = sizes.map(({ items, candidates }) => `${items}/${candidates}`).join(' ');
    const same = this.#sizes.get(word) ?? sizes;
    this.#sizes.set(word, same);
    const levels = this.#known.get(same) ?? new Map<number, ReturnType<typeof chanceLevel>>();
    this.#known.set(same, levels).set(sizes, levels);
    return levels;
  }
}

type Ordered = readonly { name: string; number: number }[];

/** What has no number is left out: a table that names only some of those who were asked says something by that alone. */
function inOrder(names: readonly string[], { numbers }: Clue): Ordered {
  return names
    .flatMap((name) => {
      const number = numbers.get(name);
      return number === undefined ? [] : [{ name, number }];
    })
    .sort((a, b) => a.number - b.number || (a.name < b.name ? -1 : 1));
}

type Pairing = (things: Ordered, people: Ordered) => (readonly [string, string])[];

const byRank: Pairing = (things, people) =>
  things.flatMap((thing, index) => {
    const person = people[Math.floor((index * people.length) / Math.max(things.length, people.length))];
    return person ? [[thing.name, person.name] as const] : [];
  });

const byNearness: Pairing = (things, people) => {
  const left = [...people];
  return things.flatMap((thing) => {
    let nearest = 0;
    for (const [index, person] of left.entries()) {
      const distance = Math.abs(person.number - thing.number);
      if (distance < Math.abs((left[nearest]?.number ?? Number.POSITIVE_INFINITY) - thing.number)) nearest = index;
    }
    const [person] = left.splice(nearest, 1);
    return person ? [[thing.name, person.name] as const] : [];
  });
};

const pairings: readonly [string, Pairing][] = [
  ['by rank', byRank],
  ['by rank from the end', (things, people) => byRank(things, people.toReversed())],
  ['by nearness', byNearness],
];

/** Within each class, any of those who were asked can have written any of the things, each one at most. */
function drawWriters({ classes }: Setting, random: () => number): Int32Array {
  const writers = new Int32Array(classes.reduce((sum, { things }) => sum + things.length, 0)).fill(-1);
  for (const { things, people } of classes) {
    const left = [...people];
    for (const thing of things) {
      const [writer] = left.splice(Math.floor(random() * left.length), 1);
      if (writer !== undefined) writers[thing] = writer;
    }
  }
  return writers;
}

/** Numbers from 0 to 1 (mulberry32): the same for the same seed, so that a result can be had again. */
function drawnFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
