/** Which page of the survey is shown. `page` is the place among the pages of the questions about one leader. */
export type SurveyView =
  | { name: 'list' }
  | { name: 'before'; assignmentId: string }
  | { name: 'page'; assignmentId: string; page: number; focus?: string; fromReview?: boolean }
  | { name: 'sending'; assignmentId: string };

/** Reads a view back from the browser's history, where older pages of ours, or nothing, may stand. */
export function reviveView(state: unknown): SurveyView {
  const list: SurveyView = { name: 'list' };
  if (typeof state !== 'object' || state === null || !('name' in state) || !('assignmentId' in state)) return list;
  const { name, assignmentId } = state;
  if (typeof assignmentId !== 'string') return list;
  if (name === 'before' || name === 'sending') return { name, assignmentId };
  if (name !== 'page' || !('page' in state) || typeof state.page !== 'number') return list;
  const focus = 'focus' in state && typeof state.focus === 'string' ? { focus: state.focus } : {};
  const fromReview = 'fromReview' in state && state.fromReview === true ? { fromReview: true } : {};
  return { name, assignmentId, page: state.page, ...focus, ...fromReview };
}
