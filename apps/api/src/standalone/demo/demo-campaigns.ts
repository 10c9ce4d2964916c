import type { Group } from '@heartset/model';
import type { DemoProfile } from './demo-answers.ts';

/** How many of a group answer; the rest stays silent. */
export type DemoTurnout = Readonly<Partial<Record<Group, number>>>;

export interface DemoLeader {
  number: string;
  profile: DemoProfile;
  turnout: DemoTurnout;
  /** Whether the leader has sent a self-rating, and how much kinder or harder it is. */
  self?: { shift: number };
}

/** The campaign that is over: some groups full, some too small, some items that too few could judge. */
export const finishedCampaign = {
  name: 'Autumn 2026, nursing leaders',
  leaders: [
    {
      number: '10',
      profile: {
        level: 3.9,
        cells: {
          'heartset-individual': 0.3,
          'heartset-relational': 0.6,
          'heartset-mission': -0.2,
          'mindset-relational': 0.1,
          'mindset-mission': -0.4,
          'skillset-individual': -0.6,
          'skillset-relational': 0.2,
        },
        items: {
          'celebration-recognition': -0.7,
          'commitment-to-self-care': -1.1,
          'active-listening': 0.4,
          'focus-on-the-why': 0.5,
        },
        groups: { peers: -0.15, 'senior-leaders': 0.1 },
      },
      turnout: { 'team-members': 6, peers: 4, 'senior-leaders': 4 },
      self: { shift: -0.1 },
    },
    {
      number: '11',
      profile: {
        level: 3.3,
        cells: {
          'heartset-relational': -0.4,
          'mindset-individual': 0.3,
          'skillset-relational': -0.3,
          'skillset-mission': 0.5,
        },
        items: { 'empowered-delegation': -0.6, 'strategic-analysis': 0.5 },
        groups: { 'team-members': -0.3, 'senior-leaders': 0.4 },
      },
      turnout: { 'team-members': 5, peers: 2, 'senior-leaders': 3 },
      self: { shift: 0.6 },
    },
    {
      number: '13',
      profile: {
        level: 4.2,
        cells: { 'heartset-individual': 0.2, 'skillset-mission': -0.5 },
        items: { storytelling: -0.5 },
      },
      turnout: { 'team-members': 5, peers: 3, 'senior-leaders': 2 },
    },
    {
      number: '14',
      profile: { level: 3.8, cells: {} },
      turnout: { 'team-members': 1, 'senior-leaders': 1 },
      self: { shift: 0.2 },
    },
  ] satisfies DemoLeader[],
} as const;

/** The campaign that is collecting: enough from some, not yet from others. */
export const collectingCampaign = {
  name: 'Winter 2026, heads of departments',
  leaders: [
    { number: '20', profile: { level: 3.7, cells: {} }, turnout: { 'team-members': 3, peers: 1, 'senior-leaders': 1 } },
    { number: '12', profile: { level: 4.0, cells: {} }, turnout: { 'team-members': 3, peers: 2 } },
    { number: '30', profile: { level: 3.9, cells: {} }, turnout: { 'team-members': 1 } },
  ] satisfies DemoLeader[],
} as const;

/** The campaign that HR is still preparing. */
export const draftCampaign = { name: 'Spring 2027, medical leaders', leaderNumbers: ['21', '22'] } as const;
