import type { PracticeStructure } from '../../../instrument/instrument-structure.ts';
import { slide } from './source.ts';

const selfDevelopment = slide('Individual Mastery: Self Development');
const teaming = slide('Relational Mastery: ‘Teaming’ Development');
const influence = slide('Mission Mastery: Organizational Influence');

/** What a leader can do to find out more (assess) and to grow (act): the raw material of the plan. */
export const practices = [
  { id: 'practice-self-inventory', application: 'individual', kind: 'assess', source: selfDevelopment },
  { id: 'practice-conversations', application: 'individual', kind: 'assess', source: selfDevelopment },
  { id: 'practice-performance-indicators', application: 'individual', kind: 'assess', source: selfDevelopment },
  { id: 'practice-curiosity', application: 'individual', kind: 'act', source: selfDevelopment },
  { id: 'practice-habits', application: 'individual', kind: 'act', source: selfDevelopment },
  { id: 'practice-mentor', application: 'individual', kind: 'act', source: selfDevelopment },
  { id: 'practice-support-group', application: 'individual', kind: 'act', source: selfDevelopment },

  { id: 'practice-team-success', application: 'relational', kind: 'assess', source: teaming },
  { id: 'practice-team-well-being', application: 'relational', kind: 'assess', source: teaming },
  { id: 'practice-team-dynamics', application: 'relational', kind: 'assess', source: teaming },
  { id: 'practice-go-where-work-happens', application: 'relational', kind: 'act', source: teaming },
  { id: 'practice-common-language', application: 'relational', kind: 'act', source: teaming },
  { id: 'practice-communication-channels', application: 'relational', kind: 'act', source: teaming },
  { id: 'practice-culture-of-questioning', application: 'relational', kind: 'act', source: teaming },

  { id: 'practice-mission-vision-values', application: 'mission', kind: 'assess', source: influence },
  { id: 'practice-influencers', application: 'mission', kind: 'assess', source: influence },
  { id: 'practice-innovation-attitudes', application: 'mission', kind: 'assess', source: influence },
  { id: 'practice-live-values', application: 'mission', kind: 'act', source: influence },
  { id: 'practice-recognition', application: 'mission', kind: 'act', source: influence },
  { id: 'practice-metric-for-humanity', application: 'mission', kind: 'act', source: influence },
  { id: 'practice-partnerships', application: 'mission', kind: 'act', source: influence },
] as const satisfies readonly PracticeStructure[];
