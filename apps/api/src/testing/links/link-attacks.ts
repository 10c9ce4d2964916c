import type { LeaderRelease } from '@heartset/model';
import type { Dump, DumpedRow } from './dump-tables.ts';
import type { PlayedCampaign, PlayedRater } from './play-links-campaign.ts';
import { type AttackResult, attackThings, type Clue, type Things } from './ways-to-pair.ts';

/**
 * Tries to say who wrote what: every number that the dumps and logs give to people, by place, transaction, first day and day of the last
 * change, is laid beside every number that they give to ballots, tokens and published texts; by rank forward and backward, and by what
 * lies nearest.
 *
 * @param draws how often writers are drawn by lot, to see how rare the best of all ways is by chance
 */
export function attackLinks(played: PlayedCampaign, draws: number): AttackResult[] {
  const people = cluesOfPeople(played);
  const once = { ...played, raters: oneOfEach(played.raters) };
  return [tokensOf(once), ...publishedOf(once)].map((things, index) =>
    attackThings(things, people, { draws, seed: index + 1 }),
  );
}

/** One assignment of each person: what chance gives is exact only where nobody is counted twice. Runs of several are `attackRuns`. */
function oneOfEach(raters: readonly PlayedRater[]): PlayedRater[] {
  const inOrder = raters.toSorted((a, b) => (a.assignmentId < b.assignmentId ? -1 : 1));
  return [...new Map(inOrder.map((rater) => [rater.raterId, rater])).values()];
}

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
export function searchSecrets({ secrets, dumps, apiLog, tallyLog, jobs }: PlayedCampaign, otherLogs: string): string[] {
  const published = dumps.length - 1;
  const places: [string, string][] = [
    ...dumps.map((dump, day): [string, string] => [
      day === published ? 'the last dump' : `the dump of day ${day}`,
      [...dump.values()].flatMap((rows) => rows.map(({ text }) => text)).join('\n'),
    ]),
    ['the API’s log', apiLog.join('')],
    ['the tally’s log', tallyLog.join('\n')],
    ['the queue', jobs.join('\n')],
    ['PostgreSQL’s log', otherLogs],
  ];
  return places.flatMap(([place, text]) =>
    Object.entries(secrets).flatMap(([kind, words]) => {
      // Once they are published they stand in reports, and receipts' hashes in their list; who is asked stands in the directory.
      if (kind === 'texts' && place === 'the last dump') return [];
      if (kind === 'addresses' && place.includes('dump')) return [];
      const many = words.filter((word) => text.includes(word)).length;
      return many > 0 ? [`${many} ${kind} in ${place}`] : [];
    }),
  );
}
