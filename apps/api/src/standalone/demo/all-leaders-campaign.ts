import type { DemoProfile } from './demo-answers.ts';
import { seededRandom } from './demo-answers.ts';
import type { DemoLeader, DemoTurnout } from './demo-campaigns.ts';
import { type DemoPerson, demoPeople } from './hospital.ts';

/** What a part of the hospital has in common: the general level, and what is added for a cell. */
type Climate = Pick<DemoProfile, 'level' | 'cells'>;

const climates: Readonly<Record<string, Climate>> = {
  'Executive Board': {
    level: 3.7,
    cells: {
      'heartset-mission': 0.5,
      'mindset-mission': 0.6,
      'heartset-relational': -0.5,
      'skillset-relational': -0.3,
    },
  },
  Emergency: {
    level: 3.5,
    cells: {
      'heartset-individual': -0.7,
      'skillset-individual': -0.9,
      'heartset-relational': 0.4,
      'skillset-mission': 0.7,
    },
  },
  'Intensive Care': {
    level: 3.9,
    cells: { 'skillset-individual': -0.6, 'mindset-individual': 0.3, 'skillset-mission': 0.4 },
  },
  'Internal Medicine': {
    level: 3.4,
    cells: { 'mindset-relational': -0.5, 'skillset-relational': -0.6, 'heartset-mission': 0.4 },
  },
  Rehabilitation: {
    level: 4.1,
    cells: {
      'heartset-relational': 0.4,
      'heartset-individual': 0.3,
      'skillset-mission': -0.7,
      'mindset-mission': -0.4,
    },
  },
  Surgery: {
    level: 3.6,
    cells: {
      'heartset-relational': -0.4,
      'mindset-individual': 0.5,
      'skillset-mission': 0.5,
      'skillset-relational': -0.2,
    },
  },
};
const usualClimate: Climate = { level: 3.7, cells: {} };

const usualTurnout: DemoTurnout = { 'team-members': 4, peers: 3, 'senior-leaders': 3 };
/** Where fewer answered: some of these leaders have cells that too few could judge, one has nothing to be shown. */
const turnouts: Readonly<Record<string, DemoTurnout>> = {
  '5': { 'team-members': 2, peers: 1 },
  '14': { 'team-members': 1, 'senior-leaders': 1 },
  '31': { 'team-members': 2, 'senior-leaders': 1 },
  '45': { 'team-members': 3 },
  '60': { 'team-members': 3 },
};

function leaderOf({ number, department, careerLevel }: DemoPerson): DemoLeader {
  const random = seededRandom(Number(number) * 15_485_863);
  const climate = climates[department] ?? usualClimate;
  const cells = { ...climate.cells };
  // With the years: more for the whole, a little less time for the single person.
  if (careerLevel === 'senior') cells['skillset-mission'] = (cells['skillset-mission'] ?? 0) + 0.3;
  if (careerLevel === 'emerging') cells['skillset-individual'] = (cells['skillset-individual'] ?? 0) - 0.2;
  return {
    number,
    profile: { level: climate.level + (random() - 0.5) * 0.8, cells },
    turnout: turnouts[number] ?? usualTurnout,
  };
}

const numbersOfManagers = new Set(demoPeople.map(({ managerNumber }) => managerNumber));

/** The campaign of half a year ago, about everybody who leads somebody: what HR's figures of the organisation come from. */
export const allLeadersCampaign: { name: string; leaders: readonly DemoLeader[] } = {
  name: 'Spring 2026, all leaders',
  leaders: demoPeople.filter(({ number }) => numbersOfManagers.has(number)).map(leaderOf),
};
