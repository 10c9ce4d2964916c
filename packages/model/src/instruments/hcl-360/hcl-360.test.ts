import { describe, expect, it } from 'vitest';
import { getInstrument } from '../get-instrument.ts';

const instrument = getInstrument('hcl-360');
if (instrument === undefined) throw new Error('The instrument hcl-360 is missing.');
const { advice, askOthers, askYourself, cells, foci, applications, items, practices, resources } = instrument;

/** The words of the model's figure, cell by cell. */
const FIGURE = {
  'heartset-individual': [
    'Self-Awareness',
    'Curiosity',
    'Humility & Selflessness',
    'Authenticity',
    'Courage & Vulnerability',
  ],
  'heartset-relational': [
    'Accessibility & Approachability',
    'Maximizing Positive Emotions',
    'Trust & Trustworthiness',
    'Empathy & Compassion',
    'Attunement to Bias',
  ],
  'heartset-mission': ['Celebration & Recognition', 'Vision, Purpose, & Engagement'],
  'mindset-individual': [
    'Commitment to Self-Care',
    'Situational Awareness',
    'Growth Mindset',
    'Adaptive Acumen',
    'Polarity Management',
  ],
  'mindset-relational': [
    'Teamwork',
    'Focus on the Why',
    'Transparent Communication',
    'Process Flexibility',
    'Shared Accountability',
    'Coach Mindset',
    'Empowered Decision Making',
  ],
  'mindset-mission': ['Strategic Awareness', 'Organizational Acumen'],
  'skillset-individual': ['Self-Regulation', 'Mindfulness Practice', 'Credibility'],
  'skillset-relational': [
    'Active Listening',
    'Empowered Delegation',
    'Storytelling & Gathering',
    'Feedback & Development',
    'Coaching',
    'Appreciative Inquiry',
  ],
  'skillset-mission': [
    'Co-defining Success',
    'Strategic Analysis',
    'Stewardship',
    'Alliance & Teamwork',
    'Empowered Innovation',
  ],
};

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function kebabCase(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');
}

describe('hcl-360, the structure', () => {
  it('has the nine cells of the figure, row by row, with its names in its order', () => {
    const found = Object.fromEntries(
      cells.map(({ id }) => [id, items.filter((item) => item.cellId === id).map(({ name }) => name)]),
    );
    expect(found).toEqual(FIGURE);
    expect(cells.map(({ id }) => id)).toEqual(Object.keys(FIGURE));
  });

  it('rates 41 items: 40 masteries and the core', () => {
    expect(items).toHaveLength(41);
    expect(items.filter(({ cellId }) => cellId === null).map(({ id, name }) => ({ id, name }))).toEqual([
      { id: 'commitment', name: 'Commitment to Human-Centered Leadership' },
    ]);
  });

  it('derives the ids of masteries from the names of the figure', () => {
    for (const item of items.filter(({ cellId }) => cellId !== null)) expect(item.id).toBe(kebabCase(item.name));
  });

  it('has the axes in the words of the figure', () => {
    expect(foci.map(({ name, idea }) => `${name}: ${idea}`)).toEqual([
      'Heartset: feelings matter',
      'Mindset: growth matters',
      'Skillset: results matter',
    ]);
    expect(applications.map(({ name, idea }) => `${name}: ${idea}`)).toEqual([
      'Individual: leading self',
      'Relational: leading others',
      'Mission: leading to organizational excellence',
    ]);
  });

  it('keeps the other names of two masteries as aliases', () => {
    const aliases = items.flatMap(({ id, aliases: names }) => names.map((name) => [id, name]));
    expect(aliases).toEqual([
      ['maximizing-positive-emotions', 'Maximize Access to Positive Emotions'],
      ['transparent-communication', 'Transparency & Communication'],
    ]);
  });

  it('grades only what the prose grades, and quotes it', () => {
    const graded = items.filter(({ level }) => level !== null);
    expect(graded.map(({ id, level }) => [id, level?.value])).toEqual([
      ['maximizing-positive-emotions', 'foundational'],
      ['transparent-communication', 'foundational'],
      ['active-listening', 'foundational'],
    ]);
    for (const { level } of graded) expect(level?.because).toContain('foundational masteries for leading others');
  });

  it('has 16 prompts for others and 11 for oneself', () => {
    expect(countBy(askOthers.map(({ application }) => application))).toEqual({
      individual: 4,
      relational: 6,
      mission: 6,
    });
    expect(countBy(askYourself.map(({ application }) => application))).toEqual({
      individual: 5,
      relational: 3,
      mission: 3,
    });
  });

  it('marks the prompts whose answers are about their writer', () => {
    expect(askOthers.filter(({ mayIdentify }) => mayIdentify).map(({ id }) => id)).toEqual([
      'others-best-work',
      'others-passion',
      'others-strengths',
      'others-love-or-loathe',
      'others-communication',
      'others-inspiration',
      'others-personal-values',
      'others-organization-values',
      'others-look-up-to',
    ]);
  });

  it('has practices and resources for each application, and advice for each career stage', () => {
    expect(countBy(practices.map(({ application, kind }) => `${application} ${kind}`))).toEqual({
      'individual assess': 3,
      'individual act': 4,
      'relational assess': 3,
      'relational act': 4,
      'mission assess': 3,
      'mission act': 4,
    });
    expect(countBy(resources.map(({ application, kind }) => `${application} ${kind}`))).toEqual({
      'individual learn': 6,
      'individual engage': 4,
      'relational learn': 8,
      'relational engage': 3,
      'mission learn': 2,
      'mission engage': 3,
    });
    expect(advice.map(({ careerStage, order }) => `${careerStage} ${order}`)).toEqual(
      ['emerging', 'mid-level', 'senior'].flatMap((stage) => [1, 2, 3].map((order) => `${stage} ${order}`)),
    );
  });

  it('favours something with every piece of advice', () => {
    for (const { favours } of advice) {
      expect(favours.applications.length + favours.levels.length + favours.items.length).toBeGreaterThan(0);
    }
  });

  it('drops the tracking parts of addresses', () => {
    for (const { url } of resources) expect(url ?? '').not.toMatch(/[?&](_ga|utm_)/);
    expect(resources.filter(({ url }) => url !== null)).toHaveLength(11);
  });
});
