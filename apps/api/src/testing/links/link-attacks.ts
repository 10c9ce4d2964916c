import type { LeaderRelease } from '@heartset/model';
import { chanceLevel, type NumberedPairs, orderInCommon, type PairedClass } from './chance-level.ts';
import type { Dump, DumpedRow } from './dump-tables.ts';
import type { PlayedCampaign, PlayedRater } from './play-links-campaign.ts';

/** Numbers that something in the dumps gives to people, or to things that people wrote: the lower, the earlier. */
interface Clue {
  name: string;
  /** By assignment id, or by the thing. */
  numbers: ReadonlyMap<string, number>;
}

/** What people wrote, each thing in a class of those who can have written it: under whom and as what is no secret. */
interface Things {
  name: string;
  clues: readonly Clue[];
  /** For each class: things in it, and assignments of everybody who was asked there. */
  classes: readonly { things: readonly string[]; people: readonly string[] }[];
  /** The truth: thing to assignment. */
  writerOf: ReadonlyMap<string, string>;
}

export interface AttackResult {
  things: string;
  /** Of all of the attack's ways to pair, the one that was right most often beyond chance. */
  best: { by: string; right: number; of: number; expected: number; atLeast: number };
  /** The two numbers that run most in one order, whether or not somebody could make pairs of it. */
  order: { by: string; deviations: number; likely: number };
  ways: number;
}

/**
 * Tries to say who wrote what: every number that the dumps and logs give to people, by place, transaction, first day and day of the last
 * change, is laid beside every number that they give to ballots, tokens and published texts; by rank forward and backward, and by what
 * lies nearest.
 */
export function attackLinks(played: PlayedCampaign): AttackResult[] {
  const people = cluesOfPeople(played);
  const once = { ...played, raters: oneOfEach(played.raters) };
  return [tokensOf(once), ...publishedOf(once)].map((things) => attackThings(things, people));
}

/** One assignment of each person: what chance gives is exact only where nobody is counted twice. Runs of several are `attackRuns`. */
function oneOfEach(raters: readonly PlayedRater[]): PlayedRater[] {
  const inOrder = raters.toSorted((a, b) => (a.assignmentId < b.assignmentId ? -1 : 1));
  return [...new Map(inOrder.map((rater) => [rater.raterId, rater])).values()];
}

function attackThings(things: Things, people: readonly Clue[]): AttackResult {
  let best: AttackResult['best'] | null = null;
  let order: AttackResult['order'] = { by: 'nothing', deviations: 0, likely: 1 };
  let ways = 0;
  const sizes: PairedClass[] = things.classes.map((one) => ({
    items: one.things.length,
    candidates: one.people.length,
  }));
  for (const person of people) {
    for (const thing of things.clues) {
      ways += 1;
      const common = orderInCommon(things.classes.map((one) => numbersOf(one.things, things.writerOf, person, thing)));
      if (common.likely < order.likely) order = { by: `${person.name} with ${thing.name}`, ...common };
      for (const [how, pair] of pairings) {
        ways += 1;
        let right = 0;
        for (const one of things.classes) {
          for (const [item, assignment] of pair(inOrder(one.things, thing), inOrder(one.people, person))) {
            if (things.writerOf.get(item) === assignment) right += 1;
          }
        }
        const { expected, atLeast } = chanceLevel(sizes, right);
        if (best && best.atLeast <= atLeast) continue;
        best = { by: `${person.name} with ${thing.name}, ${how}`, right, of: things.writerOf.size, expected, atLeast };
      }
    }
  }
  if (!best) throw new Error('There was nothing to pair.');
  return { things: things.name, best, order, ways };
}

function numbersOf(
  names: readonly string[],
  writerOf: ReadonlyMap<string, string>,
  person: Clue,
  thing: Clue,
): NumberedPairs {
  return names.flatMap((name) => {
    const a = thing.numbers.get(name);
    const b = person.numbers.get(writerOf.get(name) ?? '');
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
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

type Pairing = (things: Ordered, people: Ordered) => [string, string][];

const byRank: Pairing = (things, people) =>
  things.flatMap((thing, index) => {
    const person = people[Math.floor((index * people.length) / Math.max(things.length, people.length))];
    return person ? [[thing.name, person.name] as [string, string]] : [];
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
    return person ? [[thing.name, person.name] as [string, string]] : [];
  });
};

const pairings: readonly [string, Pairing][] = [
  ['by rank', byRank],
  ['by rank from the end', (things, people) => byRank(things, people.toReversed())],
  ['by nearness', byNearness],
];

/** Every row of every dump that holds something of somebody's: the rows' places, transactions and days are that person's clues. */
function cluesOfPeople({ raters, dumps, apiLog }: PlayedCampaign): Clue[] {
  const assignmentsOf = new Map<string, string[]>();
  for (const { names, assignmentId } of raters) {
    for (const name of names) assignmentsOf.set(name, [...(assignmentsOf.get(name) ?? []), assignmentId]);
  }
  const found = new Map<string, Map<string, number>>();
  const note = (name: string, assignment: string, number: number, keep: 'first' | 'last') => {
    const numbers = found.get(name) ?? new Map<string, number>();
    found.set(name, numbers);
    if (keep === 'last' || !numbers.has(assignment)) numbers.set(assignment, number);
  };
  const before = new Map<string, string>();
  for (const [day, dump] of dumps.entries()) {
    for (const [table, rows] of dump) {
      for (const row of rows) {
        for (const assignment of whose(row, assignmentsOf)) {
          for (const keep of ['first', 'last'] as const) {
            note(`${table}: ${keep} place`, assignment, row.place, keep);
            note(`${table}: ${keep} xmin`, assignment, row.xmin, keep);
            note(`${table}: ${keep} xmax`, assignment, row.xmax, keep);
          }
          note(`${table}: first day`, assignment, day, 'first');
          const version = `${row.xmin} ${row.xmax} ${row.place} ${row.text}`;
          if (before.get(`${table} ${assignment}`) !== version)
            note(`${table}: day of last change`, assignment, day, 'last');
          before.set(`${table} ${assignment}`, version);
        }
      }
    }
  }
  for (const [line, text] of apiLog.entries()) {
    for (const assignment of whose({ text }, assignmentsOf)) note('log: last line', assignment, line, 'last');
  }
  for (const [index, { assignmentId }] of raters
    .toSorted((a, b) => (a.assignmentId < b.assignmentId ? -1 : 1))
    .entries()) {
    note('order of ids', assignmentId, index, 'first');
  }
  return [...found].map(([name, numbers]) => ({ name, numbers }));
}

/** Also inside of lists and documents. */
function whose(row: Pick<DumpedRow, 'text'>, assignmentsOf: ReadonlyMap<string, string[]>): Set<string> {
  const words = row.text.match(/[\w.@+-]+/g) ?? [];
  return new Set(words.flatMap((word) => assignmentsOf.get(word) ?? []));
}

/** Redeemed tokens, as they lay before the tally, with what lay beside them on the same rank: ballots, issued bits, drafts. */
function tokensOf({ raters, dumps }: PlayedCampaign): Things {
  const writerOf = new Map(
    raters.flatMap(({ answered, assignmentId }) => (answered ? [[answered.tokenHash, assignmentId] as const] : [])),
  );
  const beforeTally = dumps.at(-2) ?? new Map<string, readonly DumpedRow[]>();
  const tokens = (beforeTally.get('spent_tokens') ?? []).map((row) => ({
    ...row,
    token: hexOf(row.values.token_hash),
  }));
  const clue = (name: string, numberOf: (row: (typeof tokens)[number], index: number) => number): Clue => ({
    name,
    numbers: new Map(tokens.map((row, index) => [row.token, numberOf(row, index)])),
  });
  // What was written in the same transaction as the token is its ballot; its own place says more than the token's.
  const ballots = new Map((beforeTally.get('sealed_ballots') ?? []).map((row) => [row.xmin, row]));
  // What was issued just before.
  const issued = (beforeTally.get('issued_ballots') ?? []).toSorted((a, b) => a.xmin - b.xmin);
  const issuedFor = (xmin: number) => issued.findLast((row) => row.xmin < xmin);
  const clues = [
    clue('spent_tokens: place', (row) => row.place),
    clue('spent_tokens: xmin', (row) => row.xmin),
    clue('spent_tokens: first day', (row) => firstDay(dumps, 'spent_tokens', row.token)),
    clue('sealed_ballots: place', (row) => ballots.get(row.xmin)?.place ?? 0),
    clue('sealed_ballots: size', (row) => ballots.get(row.xmin)?.text.length ?? 0),
    clue('sealed_ballots: first bytes', (row) => leading(ballots.get(row.xmin)?.values.sealed)),
    clue('issued_ballots: place of the one before', (row) => issuedFor(row.xmin)?.place ?? 0),
    clue('issued_ballots: its key', (row) => leading(issuedFor(row.xmin)?.values.assignment_key)),
    clue('the token’s hash', (row) => leading(row.token)),
  ];
  return {
    name: 'sealed answers',
    clues,
    writerOf,
    classes: classesOf(
      raters,
      (rater) => `${rater.subjectKey} ${rater.label}`,
      (rater) => (rater.answered ? [rater.answered.tokenHash] : []),
    ),
  };
}

/** Texts as they were published, and what lay in the tally's own table; each prompt by itself, because who writes to one writes to others. */
function publishedOf({ raters, dumps }: PlayedCampaign): Things[] {
  const last = dumps.at(-1) ?? new Map<string, readonly DumpedRow[]>();
  const position = new Map<string, number>();
  const stored = new Map<string, number>();
  const poolOf = new Map<string, string>();
  const promptOf = new Map<string, string>();
  for (const row of last.get('releases') ?? []) {
    const release: LeaderRelease = JSON.parse(String(row.values.document));
    for (const [text, index, pool, prompt] of textsOf(release)) {
      position.set(text, index);
      poolOf.set(text, pool);
      promptOf.set(text, prompt);
    }
  }
  for (const row of last.get('tally_comments') ?? []) {
    const { texts } = row.values;
    if (Array.isArray(texts)) for (const [index, text] of texts.entries()) stored.set(String(text), index);
  }
  return [...new Set(promptOf.values())].sort().map((prompt) => {
    const shown = (rater: PlayedRater) => (rater.answered?.texts ?? []).filter((text) => promptOf.get(text) === prompt);
    const writerOf = new Map(
      raters.flatMap((rater) => shown(rater).map((text) => [text, rater.assignmentId] as const)),
    );
    return {
      name: `published texts to ${prompt}`,
      clues: [
        { name: 'place in the report', numbers: position },
        { name: 'place in tally_comments', numbers: stored },
        { name: 'alphabet', numbers: new Map([...writerOf.keys()].sort().map((text, index) => [text, index])) },
        { name: 'length', numbers: new Map([...writerOf.keys()].map((text) => [text, text.length])) },
      ],
      writerOf,
      // Blocks are labels here: enough answered under each.
      classes: classesOf(raters, (rater) => `${rater.subjectKey} ${rater.label}`, shown),
    };
  });
}

function textsOf(release: LeaderRelease): [text: string, index: number, pool: string, prompt: string][] {
  const found: [string, number, string, string][] = [];
  for (const comment of release.comments) {
    for (const pool of comment.pools) {
      if (pool.status !== 'shown') continue;
      for (const [index, text] of pool.texts.entries())
        found.push([text, index, JSON.stringify(pool.blocks), comment.promptId]);
    }
  }
  return found;
}

function classesOf(
  raters: readonly PlayedRater[],
  classOf: (rater: PlayedRater) => string,
  thingsOf: (rater: PlayedRater) => readonly string[],
): Things['classes'] {
  const classes = new Map<string, { things: string[]; people: string[] }>();
  for (const rater of raters) {
    const one = classes.get(classOf(rater)) ?? { things: [], people: [] };
    classes.set(classOf(rater), one);
    one.people.push(rater.assignmentId);
    one.things.push(...thingsOf(rater));
  }
  return [...classes.values()];
}

function hexOf(bytes: unknown): string {
  return String(bytes).replace(/^\\x/, '');
}

/** The first six bytes as a number. */
function leading(bytes: unknown): number {
  return Number.parseInt(hexOf(bytes ?? '0').slice(0, 12), 16) || 0;
}

function firstDay(dumps: readonly Dump[], table: string, word: string): number {
  return dumps.findIndex((dump) => (dump.get(table) ?? []).some(({ text }) => text.includes(word)));
}

/** What should be found nowhere and was: how often, by what it is and where. */
export function searchSecrets({ secrets, dumps, apiLog }: PlayedCampaign, otherLogs: string): string[] {
  const published = dumps.length - 1;
  const places: [string, string][] = [
    ...dumps.map((dump, day): [string, string] => [
      day === published ? 'the last dump' : `the dump of day ${day}`,
      [...dump.values()].flatMap((rows) => rows.map(({ text }) => text)).join('\n'),
    ]),
    ['the API’s log', apiLog.join('')],
    ['PostgreSQL’s log', otherLogs],
  ];
  return places.flatMap(([place, text]) =>
    Object.entries(secrets).flatMap(([kind, words]) => {
      // Once they are published they stand in reports, and receipts' hashes in their list.
      if (kind === 'texts' && place === 'the last dump') return [];
      const many = words.filter((word) => text.includes(word)).length;
      return many > 0 ? [`${many} ${kind} in ${place}`] : [];
    }),
  );
}
