import { type Campaign, campaignEventSchema } from '@heartset/model/api/campaigns';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { parseJson } from '../../lib/problem-error.ts';
import { meQuery } from '../session/get-me.ts';
import { asksForReading } from './asks-for-reading.ts';
import { campaignQuery } from './get-campaign.ts';

/** Keeps a campaign that is under way up to date while its page is open. The browser reconnects by itself. */
export function useCampaignEvents(id: string, watching: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!watching) return undefined;
    const { queryKey } = campaignQuery(id);
    const source = new EventSource(`/api/v1/campaigns/${id}/events`);
    source.addEventListener('campaign', (event) => {
      const said = campaignEventSchema.safeParse(parseJson(event.data));
      if (!said.success) return;
      const known = queries.getQueryData<Campaign>(queryKey);
      if (known === undefined || asksForReading(known, said.data)) {
        void queries.invalidateQueries({ queryKey });
        // The lists of campaigns and reports say where each stands.
        void queries.invalidateQueries({ queryKey: ['campaigns', 'list'] });
        void queries.invalidateQueries({ queryKey: ['reports'] });
      } else {
        queries.setQueryData<Campaign>(queryKey, { ...known, ...said.data });
      }
    });
    source.addEventListener('error', () => {
      // A line that the browser does not take up again was refused: it may be that nobody is signed in any more.
      if (source.readyState === EventSource.CLOSED) void queries.invalidateQueries({ queryKey: meQuery.queryKey });
    });
    return () => source.close();
  }, [id, watching, queries]);
}
