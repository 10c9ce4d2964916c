import { attackRelease } from '../packages/attacker/src/index.ts';
import type { AnswerSheet, Label } from '../packages/model/src/index.ts';
import {
  answersPerLabel,
  assignLabels,
  buildBlocks,
  canonicalJson,
  foldTally,
  publishLeader,
  tallySheets,
} from '../packages/scoring/src/index.ts';
import { benchInstrument, drawing, madeUpSheets, SEATS } from './made-up-answers.ts';
import { measureInTurns, printTable } from './measure.ts';

const LEADERS = 40;
const K = 3;
const { instrument, frame } = benchInstrument();
const { labels } = assignLabels({ invitedPerGroup: SEATS, k: K, seniorLeaders: 'anonymous' });
const draw = drawing(1);
const leaders = Array.from({ length: LEADERS }, () => madeUpSheets(frame, draw));

const tally = (sheets: readonly { label: Label; sheet: AnswerSheet }[]) => tallySheets(frame, sheets);

function publish(counted: ReturnType<typeof tally>): string {
  const blocks = buildBlocks({ labels, answersPerLabel: answersPerLabel(counted), k: K });
  return canonicalJson(
    publishLeader({
      subject: { campaignId: 'bench', subjectKey: 'leader' },
      instrument,
      promptIds: frame.promptIds,
      policy: { minimumGroupSize: K, seniorLeaders: 'anonymous', releaseMode: 'automatic', furtherRound: false },
      blocks,
      ...foldTally({ tally: counted, blocks, k: K }),
      commentOrderSecret: '0123456789abcdef',
    }),
  );
}

const tallies = leaders.map(tally);
const texts = tallies.map(publish);
const documents = texts.map((text): unknown => JSON.parse(text));

const measured = await measureInTurns(
  {
    tally: () => leaders.map(tally),
    'publish, as canonical text': () => tallies.map(publish),
    // Every set of answers that fits each item of a block; the attacker remembers statements it has met before.
    'enumerate all that fits': () => documents.map((document) => attackRelease(document)),
  },
  15,
);
const attacks = documents.map((document) => attackRelease(document));
const violations = attacks.reduce((sum, { violations }) => sum + violations.length, 0);
if (violations > 0) throw new Error(`${violations} promises are broken`);

console.log(`One leader: 12 raters x ${instrument.items.length} items; the mean of ${LEADERS} leaders\n`);
const rows = Object.entries(measured).map(([name, { median, best }]) => [
  name,
  (median / LEADERS).toFixed(3),
  (best / LEADERS).toFixed(3),
]);
const total = Object.values(measured).reduce((sum, { median }) => sum + median, 0);
const least = Object.values(measured).reduce((sum, { best }) => sum + best, 0);
printTable(
  ['step', 'ms, median', 'ms, best'],
  [...rows, ['together', (total / LEADERS).toFixed(3), (least / LEADERS).toFixed(3)]],
);
