import { attackOrganization } from '../attack-organization.ts';
import { table } from '../describe-attack.ts';
import { publishInHundredths } from './organization-in-hundredths.ts';
import { publishScores, randomScores, SCORE_STYLES, type ScoredLeader } from './random-organization.ts';

/** Organisations of each style; only those in which something is shown are counted. */
const DRAWN = 1000;

type Rate = { shown: number; stopped: number };

async function countIn(rate: Rate, text: string, leaders: readonly ScoredLeader[]): Promise<void> {
  if (!text.includes('"shown"')) return;
  rate.shown += 1;
  const { violations } = await attackOrganization(
    JSON.parse(text),
    leaders.map(({ seated }) => seated),
  );
  if (violations.length > 0) rate.stopped += 1;
}

const rows: string[][] = [];
for (const style of SCORE_STYLES) {
  const hundredths: Rate = { shown: 0, stopped: 0 };
  const tenths: Rate = { shown: 0, stopped: 0 };
  for (let seed = 0; seed < DRAWN; seed += 1) {
    const leaders = randomScores(seed, style);
    await countIn(hundredths, publishInHundredths(leaders), leaders);
    await countIn(tenths, publishScores(leaders), leaders);
  }
  rows.push([
    style,
    ...[hundredths, tenths].flatMap(({ shown, stopped }) => [
      `${stopped} of ${shown}`,
      `${((100 * stopped) / Math.max(1, shown)).toFixed(1)} %`,
    ]),
  ]);
}
process.stdout.write(`${table(['values of leaders', 'stopped, in hundredths', '', 'in tenths', ''], rows)}\n`);
