import type { SourceReference } from '../../../instrument/instrument.schema.ts';

/** The slides of the publication that the instrument draws on, by their titles. */
export const HCL_2020_SLIDES = [
  'Mastery Model Concepts: The Two Axes of Human-Centered Leadership',
  'Human-Centered Leadership Mastery Model',
  'Digging Deeper: Commitment to Human-Centered Leadership',
  'Digging Deeper: Heartset',
  'Digging Deeper: Mindset',
  'Digging Deeper: Skillset',
  'Prioritizing and Focusing',
  'Individual Mastery: Self Development',
  'Self-Development: Key Questions',
  'Individual Mastery: Self Development Resources',
  'Relational Mastery: ‘Teaming’ Development',
  'Teaming Development: Key Questions',
  'Team Development Resources',
  'Mission Mastery: Organizational Influence',
  'Organizational Influence: Key Questions',
  'Organizational Influence Resources',
] as const;

/** The publication of the Human-Centered Leadership Mastery Model. */
export const HCL_2020 = {
  id: 'hcl-2020',
  title: 'Human-Centered Leadership Mastery Model',
  publisher: 'Experience Innovation Network (Vocera), with Intermountain Healthcare',
  year: 2020,
  slides: HCL_2020_SLIDES,
} as const;

/** A reference to one slide of the 2020 publication; a slide that it does not have is a type error. */
export function slide(title: (typeof HCL_2020_SLIDES)[number]): SourceReference {
  return { document: HCL_2020.id, slide: title };
}
