import { type Instrument, instrumentSchema } from '@heartset/model';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';

/** An instrument in a language; without a version the newest. A version never changes, so it is read once. */
export const instrumentQuery = (id: string, version: string | null, locale = 'en') =>
  queryOptions<Instrument>({
    queryKey: ['instrument', id, version, locale],
    queryFn: () =>
      callApi({ path: `/instruments/${id}`, query: { version: version ?? undefined, locale } }, instrumentSchema),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The instrument that new campaigns use. */
export const standardInstrumentId = 'hcl-360';
