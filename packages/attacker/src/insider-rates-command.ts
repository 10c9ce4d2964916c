import { readFile } from 'node:fs/promises';
import { table } from './describe-attack.ts';
import { type BlockRatings, insiderRates } from './insider-rates.ts';
import { asArray, asText } from './json-reading.ts';

/** Made-up answers of raters about 24 leaders; one row a rater: leader, group, rater, answers. */
const ANSWERS = new URL('../../scoring/src/fixtures/synthetic360.json', import.meta.url);

const rows = asArray(JSON.parse(await readFile(ANSWERS, 'utf8')), 'answers').map((row) => asArray(row, 'row'));
const blocks = new Map<string, (number | null)[][]>();
for (const [leader, group, , answers] of rows) {
  if (group === 'self') continue;
  const key = `${String(leader)} ${asText(group, 'group')}`;
  const ratings = asArray(answers, 'answers').map((answer) => (typeof answer === 'number' ? answer : null));
  blocks.set(key, [...(blocks.get(key) ?? []), ratings]);
}
const all: BlockRatings[] = [...blocks.values()];
const scale = { minimum: 1, maximum: 5 };
const percent = (part: number, whole: number) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
const line = (name: string, question: { k: number; rated?: number; guarded?: boolean }) => {
  const { insiders, insidersWhoLearn, pairs, pairsWhereTheyLearn } = insiderRates(all, { ...question, scale });
  return [
    name,
    `${insidersWhoLearn} of ${insiders}`,
    percent(insidersWhoLearn, insiders),
    `${pairsWhereTheyLearn} of ${pairs}`,
    percent(pairsWhereTheyLearn, pairs),
  ];
};
process.stdout.write(
  `${table(
    ['items', 'raters who learn on some item', '', 'of their answers', ''],
    [
      ...[3, 4, 5].map((k) => line(`shown with k = ${k}`, { k })),
      ...[3, 4, 5, 6].map((rated) => line(`rated by exactly ${rated}`, { k: 3, rated })),
      ...[3, 4, 5].map((rated) => line(`the same, without the guard: ${rated}`, { k: 3, rated, guarded: false })),
    ],
  )}\n`,
);
