import { instrumentEntryIdSchema } from '@heartset/model';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '../../db/client.ts';
import { instrumentVersions } from '../../db/schema/campaigns.ts';

/** Of an instrument, what answers are checked against: read leniently, so that documents of every version can be read. */
const frozenInstrumentSchema = z.object({
  scale: z.object({ minimum: z.number().int(), maximum: z.number().int() }),
  items: z.array(z.object({ id: instrumentEntryIdSchema })),
  askYourself: z.array(z.object({ id: instrumentEntryIdSchema })),
});

export interface FrozenInstrument {
  itemIds: readonly string[];
  /** Questions that the leader answers alone. */
  askYourselfIds: readonly string[];
  scale: { minimum: number; maximum: number };
}

/** Gives the instrument that a campaign was opened with. */
export type FrozenInstruments = (instrumentId: string, version: string) => Promise<FrozenInstrument>;

/**
 * Reads instruments from the database, each version once: a version never changes after it was written.
 *
 * @example
 * const instruments = frozenInstruments(deps.database);
 * const { scale } = await instruments('hcl-360', '1.0.0');
 */
export function frozenInstruments(database: Queryable): FrozenInstruments {
  const known = new Map<string, FrozenInstrument>();
  return async (instrumentId, version) => {
    const key = `${instrumentId}@${version}`;
    const cached = known.get(key);
    if (cached) return cached;
    const instrument = await readFrozenInstrument(database, instrumentId, version);
    known.set(key, instrument);
    return instrument;
  };
}

async function readFrozenInstrument(
  database: Queryable,
  instrumentId: string,
  version: string,
): Promise<FrozenInstrument> {
  const [row] = await database
    .select({ document: instrumentVersions.document })
    .from(instrumentVersions)
    .where(and(eq(instrumentVersions.instrumentId, instrumentId), eq(instrumentVersions.version, version)));
  if (!row) throw new Error(`The instrument ${instrumentId} ${version} of an opened campaign is missing.`);
  const document = frozenInstrumentSchema.parse(row.document);
  return {
    itemIds: document.items.map((item) => item.id),
    askYourselfIds: document.askYourself.map((question) => question.id),
    scale: document.scale,
  };
}
