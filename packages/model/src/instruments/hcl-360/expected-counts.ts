import type { InstrumentCounts } from '../../instrument/check-instrument.ts';

/** How many entries the published model has in each place; the check holds every version and language to them. */
export const hcl360Counts: InstrumentCounts = {
  itemsPerCell: {
    'heartset-individual': 5,
    'heartset-relational': 5,
    'heartset-mission': 2,
    'mindset-individual': 5,
    'mindset-relational': 7,
    'mindset-mission': 2,
    'skillset-individual': 3,
    'skillset-relational': 6,
    'skillset-mission': 5,
  },
  askOthers: { individual: 4, relational: 6, mission: 6 },
  askYourself: { individual: 5, relational: 3, mission: 3 },
  practices: { individual: 7, relational: 7, mission: 7 },
  resources: { individual: 10, relational: 11, mission: 5 },
};
