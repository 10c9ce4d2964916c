import { attackOrganization, seatLeader } from '../packages/attacker/src/index.ts';
import {
  answersPerLabel,
  assignLabels,
  buildBlocks,
  canonicalJson,
  contributionOf,
  foldTally,
  publishLeader,
  publishOrganization,
  tallySheets,
} from '../packages/scoring/src/index.ts';
import { benchInstrument, drawing, madeUpSheets, SEATS } from './made-up-answers.ts';
import { measureInTurns, printTable } from './measure.ts';

const LEADERS = 500;
const DEPARTMENTS = 20;
const LEVELS = 3;
const K = 3;
const { instrument, frame } = benchInstrument();
const { labels } = assignLabels({ invitedPerGroup: SEATS, k: K, seniorLeaders: 'anonymous' });
const draw = drawing(2);

/** One leader whose people answered, four of five of them; so some values are missing, as in life. */
function leader() {
  const tally = tallySheets(
    frame,
    madeUpSheets(frame, draw).filter(() => draw() < 0.8),
  );
  const blocks = buildBlocks({ labels, answersPerLabel: answersPerLabel(tally), k: K });
  const release = publishLeader({
    subject: { campaignId: 'bench', subjectKey: 'leader' },
    instrument,
    promptIds: frame.promptIds,
    policy: { minimumGroupSize: K, seniorLeaders: 'anonymous', releaseMode: 'automatic', furtherRound: false },
    blocks,
    ...foldTally({ tally, blocks, k: K }),
    commentOrderSecret: '0123456789abcdef',
  });
  const place = {
    // Departments of very different sizes.
    department: `Department ${Math.floor(draw() ** 1.7 * DEPARTMENTS)}`,
    level: `Level ${Math.floor(draw() ** 1.7 * LEVELS)}`,
    site: null,
  };
  return { place, release };
}

const leaders = Array.from({ length: LEADERS }, leader);
const publish = () =>
  publishOrganization({
    campaignId: 'bench',
    instrument,
    policy: { minimumGroupSize: K },
    leaders: leaders.map(({ place, release }) => ({ ...place, contribution: contributionOf(release) })),
  });
const document: unknown = JSON.parse(canonicalJson(publish()));
const seated = leaders.map(({ place, release }) => seatLeader(place, JSON.parse(canonicalJson(release))));

const measured = await measureInTurns(
  {
    publish: () => canonicalJson(publish()),
    'attack, before it is stored': () => attackOrganization(document, seated),
  },
  5,
);
const { violations } = await attackOrganization(document, seated);
if (violations.length > 0) throw new Error(`${violations.length} promises are broken: ${violations[0]?.what}`);
const cells = publish().segments.flatMap((segment) => segment.cells);

console.log(
  `Organisation: ${LEADERS} leaders, ${DEPARTMENTS} departments, ${LEVELS} levels, ${instrument.cells.length} cells; ` +
    `${cells.filter(({ status }) => status === 'shown').length} of ${cells.length} numbers shown\n`,
);
const together = (key: 'median' | 'best') => Object.values(measured).reduce((sum, one) => sum + one[key], 0);
const row = (name: string, one: { median: number; best: number }) => [
  name,
  (one.median / 1000).toFixed(2),
  (one.best / 1000).toFixed(2),
];
printTable(
  ['step', 's, median', 's, best'],
  [
    ...Object.entries(measured).map(([name, one]) => row(name, one)),
    row('together (target: under 5 s)', { median: together('median'), best: together('best') }),
  ],
);
