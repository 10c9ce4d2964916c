import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { selfAssessmentQuery } from './get-self-assessment.ts';
import { type SelfAnswers, saveSelfAssessment } from './save-self-assessment.ts';

export type SavingState = { kind: 'saved' | 'saving' } | { kind: 'failed'; error: unknown };

/** How long to wait after the last change before it is saved, in milliseconds. */
const pause = 700;

/**
 * Answers that are saved as one goes: a moment after each change, one save after the other, the newest last.
 * `flush` saves what is still waiting and resolves once everything is kept; it throws when it could not be.
 */
export function useSavedAnswers(campaignId: string, initial: SelfAnswers) {
  const queries = useQueryClient();
  const [answers, setAnswers] = useState(initial);
  const [state, setState] = useState<SavingState>({ kind: 'saved' });
  const waiting = useRef<SelfAnswers | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());

  const flush = useCallback((): Promise<void> => {
    window.clearTimeout(timer.current);
    const save = async () => {
      const next = waiting.current;
      if (next === null) return;
      waiting.current = null;
      try {
        const saved = await saveSelfAssessment(campaignId, next);
        queries.setQueryData(selfAssessmentQuery(campaignId).queryKey, saved);
        if (waiting.current === null) setState({ kind: 'saved' });
      } catch (error) {
        waiting.current ??= next;
        setState({ kind: 'failed', error });
        throw error;
      }
    };
    // A save that failed must not keep the next one from trying.
    const begun = running.current.then(save, save);
    running.current = begun;
    return begun;
  }, [campaignId, queries]);

  // What could not be saved stays in `waiting`, and the page says so: nobody else needs to hear of it.
  const flushQuietly = useCallback(() => void flush().catch(() => undefined), [flush]);

  const change = (next: SelfAnswers) => {
    setAnswers(next);
    setState({ kind: 'saving' });
    waiting.current = next;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(flushQuietly, pause);
  };

  useEffect(() => flushQuietly, [flushQuietly]);
  return { answers, change, state, flush };
}
