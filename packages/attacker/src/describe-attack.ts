import type { PublishedAttack } from './attack-published.ts';
import type { Interval } from './violation.ts';

/** For readers who have not read what G4 is. */
const INSIDERS_EXPLAINED = `In plain words: that rater takes their own answer off the published mean, and what is left can only mean that all the
others gave the lowest answer, or all the highest. G4 promises that nobody learns so in any other case; for these cases there is no
promise, and none for raters who compare notes: two of three know the third, unless the mean is marked "or more" or "or less".
More people shown together at least (k) make both rarer.`;

/**
 * What an attack found, as lines for a terminal: the narrowest intervals, insider cases, and every
 * broken promise.
 *
 * @param rows how many of the narrowest intervals are listed
 */
export function describeAttack(attack: PublishedAttack, rows = 12): string {
  const share = attack.statements === 0 ? 0 : (100 * attack.insiderCases) / attack.statements;
  const leaders = attack.narrowestOfLeaders.slice(0, rows);
  return [
    `${attack.statements} items of blocks are shown; ${attack.intervals} intervals were worked out. The narrowest of answers:`,
    '',
    intervalTable(attack.narrowest.slice(0, rows)),
    '',
    ...(leaders.length === 0
      ? []
      : ['The narrowest of leaders’ values, by the figures of the organisation:', '', intervalTable(leaders), '']),
    `Insiders: on ${attack.insiderCases} items of blocks (${share.toFixed(1)} %) there is an answer whose giver would know all the others; whether somebody gave it is not published.`,
    INSIDERS_EXPLAINED,
    '',
    attack.violations.length === 0
      ? 'No promise is broken. This looked at what one campaign has published, and at no other about the same leaders.'
      : `${attack.violations.length} promises are broken:\n${attack.violations.map(({ guarantee, where, what }) => `  ${guarantee}  ${where}: ${what}`).join('\n')}`,
  ].join('\n');
}

function intervalTable(intervals: readonly Interval[]): string {
  return table(
    ['between', 'and', 'width', 'what', 'where'],
    intervals.map((one) => [number(one.low), number(one.high), number(width(one)), one.what, one.where]),
  );
}

function width({ low, high }: Interval): number {
  return high - low;
}

function number(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}

/** Columns as wide as their widest entry. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((wide) => '-'.repeat(wide))), ...rows.map(line)].join('\n');
}
