import type { ItemStructure } from '../../../instrument/instrument-structure.ts';
import { slide } from './source.ts';

const commitment = slide('Digging Deeper: Commitment to Human-Centered Leadership');
const heartset = slide('Digging Deeper: Heartset');
const mindset = slide('Digging Deeper: Mindset');
const skillset = slide('Digging Deeper: Skillset');

/**
 * The publication grades masteries by colour, which its text does not keep. One sentence of its prose (on the slide
 * "Prioritizing and Focusing") grades three of them; the others have no level until an organisation sets one.
 */
const foundationalForLeadingOthers = {
  value: 'foundational',
  because:
    'Next, practice foundational masteries for leading others, such as active listening, transparent communication, and supporting positive emotions in the workplace.',
} as const;

/** The core item and the 40 masteries, in the order of the model's figure. */
export const items = [
  { id: 'commitment', cellId: null, level: null, source: commitment },

  { id: 'self-awareness', cellId: 'heartset-individual', level: null, source: heartset },
  { id: 'curiosity', cellId: 'heartset-individual', level: null, source: heartset },
  { id: 'humility-selflessness', cellId: 'heartset-individual', level: null, source: heartset },
  { id: 'authenticity', cellId: 'heartset-individual', level: null, source: heartset },
  { id: 'courage-vulnerability', cellId: 'heartset-individual', level: null, source: heartset },

  { id: 'accessibility-approachability', cellId: 'heartset-relational', level: null, source: heartset },
  {
    id: 'maximizing-positive-emotions',
    cellId: 'heartset-relational',
    level: foundationalForLeadingOthers,
    source: heartset,
  },
  { id: 'trust-trustworthiness', cellId: 'heartset-relational', level: null, source: heartset },
  { id: 'empathy-compassion', cellId: 'heartset-relational', level: null, source: heartset },
  { id: 'attunement-to-bias', cellId: 'heartset-relational', level: null, source: heartset },

  { id: 'celebration-recognition', cellId: 'heartset-mission', level: null, source: heartset },
  { id: 'vision-purpose-engagement', cellId: 'heartset-mission', level: null, source: heartset },

  { id: 'commitment-to-self-care', cellId: 'mindset-individual', level: null, source: mindset },
  { id: 'situational-awareness', cellId: 'mindset-individual', level: null, source: mindset },
  { id: 'growth-mindset', cellId: 'mindset-individual', level: null, source: mindset },
  { id: 'adaptive-acumen', cellId: 'mindset-individual', level: null, source: mindset },
  { id: 'polarity-management', cellId: 'mindset-individual', level: null, source: mindset },

  { id: 'teamwork', cellId: 'mindset-relational', level: null, source: mindset },
  { id: 'focus-on-the-why', cellId: 'mindset-relational', level: null, source: mindset },
  {
    id: 'transparent-communication',
    cellId: 'mindset-relational',
    level: foundationalForLeadingOthers,
    source: mindset,
  },
  { id: 'process-flexibility', cellId: 'mindset-relational', level: null, source: mindset },
  { id: 'shared-accountability', cellId: 'mindset-relational', level: null, source: mindset },
  { id: 'coach-mindset', cellId: 'mindset-relational', level: null, source: mindset },
  { id: 'empowered-decision-making', cellId: 'mindset-relational', level: null, source: mindset },

  { id: 'strategic-awareness', cellId: 'mindset-mission', level: null, source: mindset },
  { id: 'organizational-acumen', cellId: 'mindset-mission', level: null, source: mindset },

  { id: 'self-regulation', cellId: 'skillset-individual', level: null, source: skillset },
  { id: 'mindfulness-practice', cellId: 'skillset-individual', level: null, source: skillset },
  { id: 'credibility', cellId: 'skillset-individual', level: null, source: skillset },

  { id: 'active-listening', cellId: 'skillset-relational', level: foundationalForLeadingOthers, source: skillset },
  { id: 'empowered-delegation', cellId: 'skillset-relational', level: null, source: skillset },
  { id: 'storytelling-gathering', cellId: 'skillset-relational', level: null, source: skillset },
  { id: 'feedback-development', cellId: 'skillset-relational', level: null, source: skillset },
  { id: 'coaching', cellId: 'skillset-relational', level: null, source: skillset },
  { id: 'appreciative-inquiry', cellId: 'skillset-relational', level: null, source: skillset },

  { id: 'co-defining-success', cellId: 'skillset-mission', level: null, source: skillset },
  { id: 'strategic-analysis', cellId: 'skillset-mission', level: null, source: skillset },
  { id: 'stewardship', cellId: 'skillset-mission', level: null, source: skillset },
  { id: 'alliance-teamwork', cellId: 'skillset-mission', level: null, source: skillset },
  { id: 'empowered-innovation', cellId: 'skillset-mission', level: null, source: skillset },
] as const satisfies readonly ItemStructure[];
