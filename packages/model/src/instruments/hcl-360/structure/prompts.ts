import type { AskOthersStructure, AskYourselfStructure } from '../../../instrument/instrument-structure.ts';
import { slide } from './source.ts';

const selfDevelopment = slide('Self-Development: Key Questions');
const teaming = slide('Teaming Development: Key Questions');
const influence = slide('Organizational Influence: Key Questions');

/**
 * The model's questions to ask of others. `mayIdentify` is true where the answer describes its writer (needs, passion,
 * strengths, values, a person admired) rather than the leader or the organisation.
 */
export const askOthers = [
  { id: 'others-best-work', application: 'individual', mayIdentify: true, source: selfDevelopment },
  { id: 'others-challenges', application: 'individual', mayIdentify: false, source: selfDevelopment },
  { id: 'others-problem-solving', application: 'individual', mayIdentify: false, source: selfDevelopment },
  { id: 'others-more-or-less', application: 'individual', mayIdentify: false, source: selfDevelopment },

  { id: 'others-passion', application: 'relational', mayIdentify: true, source: teaming },
  { id: 'others-strengths', application: 'relational', mayIdentify: true, source: teaming },
  { id: 'others-love-or-loathe', application: 'relational', mayIdentify: true, source: teaming },
  { id: 'others-communication', application: 'relational', mayIdentify: true, source: teaming },
  { id: 'others-wish-to-know', application: 'relational', mayIdentify: false, source: teaming },
  { id: 'others-inspiration', application: 'relational', mayIdentify: true, source: teaming },

  { id: 'others-personal-values', application: 'mission', mayIdentify: true, source: influence },
  { id: 'others-organization-values', application: 'mission', mayIdentify: true, source: influence },
  { id: 'others-scarcity-or-abundance', application: 'mission', mayIdentify: false, source: influence },
  { id: 'others-resources', application: 'mission', mayIdentify: false, source: influence },
  { id: 'others-innovation', application: 'mission', mayIdentify: false, source: influence },
  { id: 'others-look-up-to', application: 'mission', mayIdentify: true, source: influence },
] as const satisfies readonly AskOthersStructure[];

/** The model's questions to ask oneself; answered by the leader and seen by nobody else. */
export const askYourself = [
  { id: 'yourself-praise', application: 'individual', source: selfDevelopment },
  { id: 'yourself-assumptions', application: 'individual', source: selfDevelopment },
  { id: 'yourself-emotions', application: 'individual', source: selfDevelopment },
  { id: 'yourself-care', application: 'individual', source: selfDevelopment },
  { id: 'yourself-values', application: 'individual', source: selfDevelopment },

  { id: 'yourself-team-strengths', application: 'relational', source: teaming },
  { id: 'yourself-recurring-problems', application: 'relational', source: teaming },
  { id: 'yourself-space', application: 'relational', source: teaming },

  { id: 'yourself-organization-values', application: 'mission', source: influence },
  { id: 'yourself-influencers', application: 'mission', source: influence },
  { id: 'yourself-affinity', application: 'mission', source: influence },
] as const satisfies readonly AskYourselfStructure[];
