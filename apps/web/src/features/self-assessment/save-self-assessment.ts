import { type SelfAssessment, selfAssessmentSchema } from '@heartset/model/api/self-assessments';
import { callApi } from '../../lib/api.ts';

export type SelfAnswers = Pick<SelfAssessment, 'ratings' | 'reflections'>;

/** Keeps what I have answered so far, all of it. */
export function saveSelfAssessment(campaignId: string, answers: SelfAnswers): Promise<SelfAssessment> {
  return callApi({ method: 'PUT', path: `/self-assessments/${campaignId}`, body: answers }, selfAssessmentSchema);
}
