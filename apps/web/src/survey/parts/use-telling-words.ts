import type { RaterInvitation } from '@heartset/model/api/rater';
import { useEffect, useState } from 'react';
import type { KnownName } from '../../features/survey-writing/known-names.ts';
import type { TellingWords } from '../../features/survey-writing/telling-words.ts';
import type { Assignment } from './wording.ts';

/** How long nothing is written before anything is said: nobody is interrupted. */
const pauseMilliseconds = 900;

/** Word lists come apart from the page, early enough to be there when the network is not. */
export const loadTellingWords = () => import('../../features/survey-writing/find-telling-words.ts');

/** The names that this page shows anyway. */
export function namesOnThePage({ raterName, assignments }: RaterInvitation, about: Assignment): KnownName[] {
  return [
    { name: raterName, whose: 'you' },
    { name: about.leaderName, whose: 'leader' },
    ...assignments
      .filter(({ id }) => id !== about.id)
      .map(({ leaderName }): KnownName => ({ name: leaderName, whose: 'person' })),
  ];
}

/** What in a text may tell who wrote it, a moment after the last key. On this device; nothing of it is kept or sent. */
export function useTellingWords(text: string, names: readonly KnownName[]): readonly TellingWords[] {
  const [found, setFound] = useState<readonly TellingWords[]>([]);

  useEffect(() => {
    if (text.trim() === '') {
      setFound([]);
      return;
    }
    let current = true;
    const timer = window.setTimeout(() => {
      loadTellingWords().then(
        ({ findTellingWords }) => {
          if (current) setFound(findTellingWords(text, { names }));
        },
        (error: unknown) => {
          // Without a network the lists may be missing: a comment can be written without them.
          if (!(error instanceof TypeError)) throw error;
        },
      );
    }, pauseMilliseconds);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [text, names]);

  return found;
}
