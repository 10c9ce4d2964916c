import type { InstrumentStructure, InstrumentTextsFor } from '../../../instrument/instrument-structure.ts';
import { advice } from './advice.ts';
import { cells } from './cells.ts';
import { items } from './items.ts';
import { practices } from './practices.ts';
import { askOthers, askYourself } from './prompts.ts';
import { resources } from './resources.ts';
import { HCL_2020 } from './source.ts';

/** The version of the instrument below; campaigns keep the version that they were opened with. */
export const instrumentVersion = '1.0.1';

/** The Human-Centered Leadership Mastery Model as a 360-degree instrument, without its texts. */
export const hcl360Structure = {
  id: 'hcl-360',
  version: instrumentVersion,
  documents: [HCL_2020],
  scale: { minimum: 1, maximum: 5 },
  coreItemId: 'commitment',
  cells,
  items,
  askOthers,
  askYourself,
  practices,
  resources,
  advice,
} as const satisfies InstrumentStructure;

/** The texts that a language owes to the instrument: one for every id, type-checked. */
export type Hcl360Texts = InstrumentTextsFor<typeof hcl360Structure>;
