import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Choice,
  type ChosenBy,
  moveDelay,
  nextOpenItem,
  noteChoice,
  undoing,
} from '../../features/survey-answering/choices.ts';
import type { Draft, DraftChange, Rating } from '../../features/survey-answering/draft.ts';
import type { ItemsPage, SurveyPage } from '../../features/survey-answering/survey-pages.ts';
import { bringIntoView, focusItem } from './move-to-item.ts';

/** Where the focus goes after the last item of a page was answered by a digit. */
export const nextButtonId = 'next-page';

interface ChoicesOfPage {
  readonly pageId: string;
  readonly choices: readonly Choice[];
}

/** What is chosen on a page of items: moves on to the next one that is open, and can be taken back while the page is shown. */
export function useChoices(
  page: SurveyPage | undefined,
  draft: Draft,
  change: (change: DraftChange) => void,
  noteAnswer: (at: number) => void,
) {
  const { t } = useTranslation();
  const [kept, setKept] = useState<ChoicesOfPage>({ pageId: '', choices: [] });
  const [said, setSaid] = useState('');
  const move = useMoveLater(page?.id);
  const items = page?.kind === 'items' ? page : null;
  const choices = items !== null && kept.pageId === items.id ? kept.choices : [];

  function rate(itemId: string, rating: Rating, by: ChosenBy) {
    if (items === null) return;
    const before = draft.ratings[itemId];
    if (before === rating && by !== 'digit') return;
    const at = performance.now();
    const after = before === rating ? choices : noteChoice(choices, { itemId, before, rating, by, at });
    change({ type: 'rate', itemId, rating });
    setKept({ pageId: items.id, choices: after });
    setSaid('');
    if (before === undefined) noteAnswer(at);
    if (by === 'keys') return;
    const next = before === undefined ? nextOpenItem(items, draft, itemId) : null;
    if (by === 'digit') focusAfterDigit(items, itemId, rating, before, next);
    if (next !== null) move(next, moveDelay(after));
  }

  function undo() {
    const last = choices.at(-1);
    if (items === null || last === undefined) return;
    change(undoing(last));
    setKept({ pageId: items.id, choices: choices.slice(0, -1) });
    const statement = items.items.find((item) => item.id === last.itemId)?.statement ?? '';
    setSaid(t(last.before === undefined ? 'page.undone-open' : 'page.undone', { statement }));
    focusItem(last.itemId, last.before ?? last.rating);
    move(last.itemId, 0);
  }

  useUndoByKeys(undo);
  return { rate, undo: { possible: choices.length > 0, said, onClick: undo } };
}

function focusAfterDigit(
  page: ItemsPage,
  itemId: string,
  rating: Rating,
  before: Rating | undefined,
  next: string | null,
): void {
  if (next !== null) focusItem(next);
  else if (before === undefined && page.items.at(-1)?.id === itemId) {
    document.getElementById(nextButtonId)?.focus({ preventScroll: true });
  }
  // The focus follows an answer that was changed, as it does with arrows: Tab then goes on to the next statement.
  else focusItem(itemId, rating);
}

/** Moves the page after a while, unless somebody moves it themself, or turns it. */
function useMoveLater(pageId: string | undefined) {
  const timer = useRef<number | undefined>(undefined);
  const stop = useCallback(() => window.clearTimeout(timer.current), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is what ends it.
  useEffect(() => {
    window.addEventListener('wheel', stop, { passive: true });
    window.addEventListener('touchmove', stop, { passive: true });
    return () => {
      stop();
      window.removeEventListener('wheel', stop);
      window.removeEventListener('touchmove', stop);
    };
  }, [pageId, stop]);

  return useCallback(
    (itemId: string, delay: number) => {
      stop();
      timer.current = window.setTimeout(() => bringIntoView(itemId, 'glide'), delay);
    },
    [stop],
  );
}

/** Ctrl+Z, or ⌘Z: where something is written it is the field's own. */
function useUndoByKeys(undo: () => void) {
  const latest = useRef(undo);
  latest.current = undo;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || event.shiftKey || event.altKey) return;
      if (!(event.ctrlKey || event.metaKey) || isWriting(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'radio';
}
