import type { AdviceStructure } from '../../../instrument/instrument-structure.ts';
import { slide } from './source.ts';

const source = slide('Prioritizing and Focusing');

/**
 * What leaders of each career stage should work on, in order. `items` holds the masteries that the model's sentence
 * names; one mapping is ours: "inclusion, equity" for senior leaders points to Attunement to Bias.
 */
export const advice = [
  {
    id: 'advice-emerging-individual',
    careerStage: 'emerging',
    order: 1,
    favours: { applications: ['individual'] },
    source,
  },
  {
    id: 'advice-emerging-foundations',
    careerStage: 'emerging',
    order: 2,
    favours: {
      applications: ['relational'],
      levels: ['foundational'],
      items: ['active-listening', 'transparent-communication', 'maximizing-positive-emotions'],
    },
    source,
  },
  {
    id: 'advice-emerging-manage-up',
    careerStage: 'emerging',
    order: 3,
    favours: { items: ['focus-on-the-why', 'co-defining-success', 'shared-accountability'] },
    source,
  },
  {
    id: 'advice-mid-level-individual',
    careerStage: 'mid-level',
    order: 1,
    favours: { applications: ['individual'], levels: ['mid-level', 'advanced'] },
    source,
  },
  {
    id: 'advice-mid-level-relational',
    careerStage: 'mid-level',
    order: 2,
    favours: { applications: ['relational'] },
    source,
  },
  {
    id: 'advice-mid-level-mission',
    careerStage: 'mid-level',
    order: 3,
    favours: { applications: ['mission'], items: ['strategic-awareness'] },
    source,
  },
  {
    id: 'advice-senior-individual',
    careerStage: 'senior',
    order: 1,
    favours: { applications: ['individual'] },
    source,
  },
  {
    id: 'advice-senior-relational',
    careerStage: 'senior',
    order: 2,
    favours: { applications: ['relational'], levels: ['advanced'], items: ['attunement-to-bias'] },
    source,
  },
  {
    id: 'advice-senior-mission',
    careerStage: 'senior',
    order: 3,
    favours: { applications: ['mission'] },
    source,
  },
] as const satisfies readonly AdviceStructure[];
