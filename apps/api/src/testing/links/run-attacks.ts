import { LABELS } from '@heartset/model';
import { atLeastSoMany } from './chance-level.ts';
import type { Dump, DumpedRow } from './dump-tables.ts';
import type { PlayedCampaign, PlayedRater } from './play-links-campaign.ts';

/** What came of one way to read runs or times into rows: how many were right, and what chance gives. */
export interface RunResult {
  /** Which table, or which lines of the log. */
  by: string;
  right: number;
  /** How many were claimed. */
  of: number;
  expected: number;
  /** How likely so many or more are by chance. */
  atLeast: number;
}

/**
 * Tries to say who sat down and answered: whoever is asked about several leaders answers about one after the other, and who is asked about
 * whom is no secret. Every table whose rows name leaders is read as the leaders of redeemed tokens, by rank; where a run of leaders is what
 * exactly one person is asked about, this person is claimed to have written it.
 */
export function attackRuns({ raters, dumps }: PlayedCampaign): RunResult[] {
  const beforeTally: Dump = dumps.at(-2) ?? new Map();
  const tokens = (beforeTally.get('spent_tokens') ?? []).map((row) => hexOf(row.values.token_hash));
  const writerOf = new Map(
    raters.flatMap((one) => (one.answered ? [[one.answered.tokenHash, one.raterId] as const] : [])),
  );
  const byLeader = askedAbout(raters, ({ subjectKey }) => subjectKey);
  const byLabel = askedAbout(raters, ({ subjectKey, label }) => `${subjectKey} ${label}`);
  return [...beforeTally].flatMap(([table, rows]) => {
    const inOrder = rows.toSorted((a, b) => a.xmin - b.xmin || a.place - b.place);
    const leaders = inOrder.map((row) => wordIn(row, byLeader.people));
    if (!leaders.some((leader) => leader !== null)) return [];
    const labels = inOrder.map((row) => wordIn(row, labelNames));
    const labelled = leaders.map((leader, row) => (leader && labels[row] ? `${leader} ${labels[row]}` : null));
    const { words, asked } = labelled.every((word) => word)
      ? { words: labelled, asked: byLabel }
      : { words: leaders, asked: byLeader };
    const claims = claimRuns(words.slice(0, tokens.length), asked.of);
    // What stands there says already: one of those who are asked under it.
    const chances = claims.map(({ places }) => 1 / (asked.people.get(words[places[0] ?? 0] ?? '') ?? 1));
    const right = claims.filter(({ person, places }) =>
      places.every((place) => writerOf.get(tokens[place] ?? '') === person),
    ).length;
    const by = `runs of leaders in ${table}`;
    return [{ by, right, of: claims.length, ...atLeastSoMany(chances, right) }];
  });
}

const labelNames = new Map(LABELS.map((label) => [label, 1]));

/** What each person is asked about, and how many people are asked about it. */
function askedAbout(raters: readonly PlayedRater[], nameOf: (rater: PlayedRater) => string) {
  const of = new Map<string, Set<string>>();
  const people = new Map<string, number>();
  for (const rater of raters) {
    const name = nameOf(rater);
    of.set(rater.raterId, (of.get(rater.raterId) ?? new Set()).add(name));
    people.set(name, (people.get(name) ?? 0) + 1);
  }
  return { of, people };
}

/** The one of these words that a row has; null where it has none or several. */
function wordIn({ text }: DumpedRow, known: ReadonlyMap<string, unknown>): string | null {
  const found = new Set((text.match(/[\w+-]+/g) ?? []).filter((word) => known.has(word)));
  const [word] = found;
  return found.size === 1 && word !== undefined ? word : null;
}

interface Claim {
  person: string;
  places: readonly number[];
}

/** Longest runs first, and those without a gap before those into which others sent at the same time; no row and no person twice. */
function claimRuns(leaders: readonly (string | null)[], askedOf: ReadonlyMap<string, ReadonlySet<string>>): Claim[] {
  const claims: Claim[] = [];
  const taken = new Set<number>();
  const named = new Set<string>();
  for (const gaps of [0, 1, 2, 3]) {
    for (const length of [4, 3, 2]) {
      for (const start of leaders.keys()) {
        if (taken.has(start)) continue;
        const fitting = [...askedOf].flatMap(([person, asked]) => {
          if (named.has(person) || asked.size < 2) return [];
          const places = runFrom(start, leaders, asked, { taken, gaps });
          return places ? [{ person, places }] : [];
        });
        const longest = Math.max(0, ...fitting.map(({ places }) => places.length));
        const best = fitting.filter(({ places }) => places.length === longest);
        const [claim] = best;
        if (longest !== length || best.length !== 1 || !claim) continue;
        named.add(claim.person);
        for (const place of claim.places) taken.add(place);
        claims.push(claim);
      }
    }
  }
  return claims;
}

/** Where, from here on, each of somebody's leaders comes once, with so many other rows in between at the most. */
function runFrom(
  start: number,
  leaders: readonly (string | null)[],
  asked: ReadonlySet<string>,
  { taken, gaps }: { taken: ReadonlySet<number>; gaps: number },
): number[] | null {
  const wanted = new Set(asked);
  const places: number[] = [];
  let skipped = 0;
  for (let place = start; place < leaders.length && wanted.size > 0; place += 1) {
    if (taken.has(place)) continue;
    const leader = leaders[place];
    if (typeof leader === 'string' && wanted.delete(leader)) places.push(place);
    else if (places.length === 0) return null;
    else {
      skipped += 1;
      if (skipped > gaps) return null;
    }
  }
  return wanted.size === 0 ? places : null;
}

/**
 * Tries to give rows that carry no time one, by rank: the lines of each route in the API's log, from the first visit on, are laid beside the
 * tokens in their order. Right is a line that was written while the token's own writer was there.
 */
export function attackTimes({ raters, dumps, apiLog }: PlayedCampaign): RunResult[] {
  const tokens = (dumps.at(-2)?.get('spent_tokens') ?? []).toSorted((a, b) => a.xmin - b.xmin);
  const visitOf = new Map(
    raters.flatMap(({ answered }) => (answered ? [[answered.tokenHash, answered.log] as const] : [])),
  );
  const visits = [...visitOf.values()];
  const [first, last] = [Math.min(...visits.map(({ from }) => from)), Math.max(...visits.map(({ to }) => to))];
  const linesOf = new Map<string, number[]>();
  for (const [index, line] of apiLog.entries()) {
    if (index < first || index >= last) continue;
    const route = routeOf(line);
    linesOf.set(route, [...(linesOf.get(route) ?? []), index]);
  }
  return [...linesOf].map(([route, lines]) => {
    const chances: number[] = [];
    let right = 0;
    for (const [rank, line] of lines.entries()) {
      const token = tokens[Math.floor((rank * tokens.length) / Math.max(lines.length, tokens.length))];
      const visit = visitOf.get(hexOf(token?.values.token_hash));
      if (!visit) continue;
      const within = (index: number) => index >= visit.from && index < visit.to;
      if (within(line)) right += 1;
      chances.push(lines.filter(within).length / lines.length);
    }
    return { by: `log: lines of ${route}`, right, of: chances.length, ...atLeastSoMany(chances, right) };
  });
}

function routeOf(line: string): string {
  return /"route":"([^"]*)"/.exec(line)?.[1] ?? 'none';
}

const hexOf = (bytes: unknown): string => String(bytes).replace(/^\\x/, '');
