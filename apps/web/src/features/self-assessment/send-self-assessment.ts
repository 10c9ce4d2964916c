import { type SelfAssessment, selfAssessmentSchema } from '@heartset/model/api/self-assessments';
import { callApi } from '../../lib/api.ts';

/** Says that my rating of myself is complete. */
export function sendSelfAssessment(campaignId: string): Promise<SelfAssessment> {
  return callApi({ method: 'POST', path: `/self-assessments/${campaignId}/send`, body: {} }, selfAssessmentSchema);
}
