import { selfAssessmentSchema } from '@heartset/model/api/self-assessments';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api.ts';

/** How I rated myself in this campaign, as far as I have come. */
export const selfAssessmentQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ['self-assessment', campaignId],
    queryFn: () => callApi({ path: `/self-assessments/${campaignId}` }, selfAssessmentSchema),
  });
