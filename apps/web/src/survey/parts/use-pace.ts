import { useCallback, useState } from 'react';
import { type Pace, paceAfter, unknownPace } from '../../features/survey-answering/pace.ts';

/** In the page's memory alone, for all leaders of a visit: how fast somebody answers says something about them. */
let paceOfVisit: Pace = unknownPace;

export function currentPace(): Pace {
  return paceOfVisit;
}

/** How fast this device's rater answers, as far as this visit knows. */
export function usePace() {
  const [pace, setPace] = useState(paceOfVisit);
  const noteAnswer = useCallback((at: number) => {
    paceOfVisit = paceAfter(paceOfVisit, at);
    setPace(paceOfVisit);
  }, []);
  return { pace, noteAnswer };
}
