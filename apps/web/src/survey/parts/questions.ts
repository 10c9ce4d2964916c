import type { Instrument } from '@heartset/model';
import type { RaterInvitation } from '@heartset/model/api/rater';
import type { SurveyPage } from '../../features/survey-answering/survey-pages.ts';
import type { SurveyView } from '../view.ts';
import type { Assignment } from './wording.ts';

/** The questions about one leader: what every page of them is drawn from. */
export interface Questions {
  invitation: RaterInvitation;
  instrument: Instrument;
  pages: readonly SurveyPage[];
  assignment: Assignment;
  go(view: SurveyView, options?: { replace?: boolean }): void;
}
