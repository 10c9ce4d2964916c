import { asArray, asRecord, asText, type JsonRecord, textsIn } from './json-reading.ts';
import type { Violation } from './violation.ts';

/**
 * A later document against the one before it: whatever was shown stands there unchanged, about the
 * same people, and only a campaign that was opened for further rounds has a second document that differs.
 * A value that moves is subtracted from its former self; one that vanishes says that something came in.
 *
 * @param earlier a release as JSON
 * @param later the next release of the same leader
 */
export function checkKept(earlier: unknown, later: unknown): Violation[] {
  const before = statementsOf(asRecord(earlier, 'release'));
  const after = new Map(statementsOf(asRecord(later, 'release')).map(({ where, text }) => [where, text]));
  const subject = asText(asRecord(asRecord(later, 'release').subject, 'subject').subjectKey, 'subjectKey');
  const violations: Violation[] = [];
  for (const { where, text } of before) {
    const now = after.get(where);
    if (now === text) continue;
    const what = now === undefined ? 'was shown before, and is gone' : 'was shown before, and has changed';
    violations.push({ guarantee: 'G1', where: `${subject}, ${where}`, what });
  }
  if (sorted(earlier) === sorted(later)) return violations;
  const policy = asRecord(asRecord(later, 'release').policy, 'policy');
  if (policy.furtherRound !== true) {
    violations.push({
      guarantee: 'G1',
      where: subject,
      what: 'a second document, of a campaign without further rounds',
    });
  }
  return violations;
}

type Said = { where: string; text: string };

function statementsOf(release: JsonRecord): Said[] {
  const said: Said[] = [];
  const say = (where: string, value: unknown) => said.push({ where, text: sorted(value) });
  for (const name of ['subject', 'instrument', 'scale', 'policy', 'groups', 'labels']) say(name, release[name]);
  for (const block of recordsIn(release.blocks, 'blocks')) {
    const { status: _, reason: __, n: ___, ...people } = block;
    const name = asText(block.block, 'block');
    say(`people of block ${name}`, people);
    if (block.status === 'shown') say(`block ${name}`, block);
  }
  if (isShown(release.everyoneElse)) say('everyone else', release.everyoneElse);
  for (const kind of ['item', 'cell']) {
    for (const row of recordsIn(release[`${kind}s`], `${kind}s`)) {
      const id = `${kind} ${asText(row[`${kind}Id`], `${kind}Id`)}`;
      if (isShown(row.everyoneElse)) say(`${id}, everyone else`, row.everyoneElse);
      for (const one of recordsIn(row.blocks, 'blocks')) {
        if (one.status === 'shown') say(`${id}, block ${asText(one.block, 'block')}`, one);
      }
    }
  }
  if (asArray(release.strengths, 'strengths').length > 0) say('strengths', release.strengths);
  for (const { promptId, pools } of recordsIn(release.comments, 'comments')) {
    for (const pool of recordsIn(pools, 'pools')) {
      if (pool.status !== 'shown') continue;
      say(`prompt ${asText(promptId, 'promptId')}, ${textsIn(pool.blocks, 'blocks').join(' with ')}`, pool);
    }
  }
  return said;
}

function isShown(value: unknown): boolean {
  return asRecord(value, 'everyoneElse').status === 'shown';
}

function recordsIn(value: unknown, where: string): JsonRecord[] {
  return asArray(value, where).map((entry) => asRecord(entry, where));
}

/** JSON text in which the order of keys says nothing. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
