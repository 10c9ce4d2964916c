import type { Rating } from '../../features/survey-answering/draft.ts';

/** Of the window's height: an item that takes more of it is shown from its top. */
const tall = 0.6;

/**
 * Moves the page to an item, if it is not in view as it is. The focus stays where it is.
 *
 * @param how `glide`: so that one sees where it goes, where motion is wanted
 */
export function bringIntoView(itemId: string, how: 'at-once' | 'glide'): void {
  const item = placeOf(itemId);
  if (item === null || isInView(item)) return;
  const calm = how === 'at-once' || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const block = item.getBoundingClientRect().height > window.innerHeight * tall ? 'start' : 'center';
  item.scrollIntoView({ block, behavior: calm ? 'auto' : 'smooth' });
}

/** Puts the focus into an item: on the answer given, or else on the one chosen, or else on the first. */
export function focusItem(itemId: string, rating?: Rating): void {
  const item = placeOf(itemId);
  const wanted = rating === undefined ? 'input:checked' : `input[value="${rating}"]`;
  const input = item?.querySelector<HTMLInputElement>(wanted) ?? item?.querySelector<HTMLInputElement>('input');
  input?.focus({ preventScroll: true });
}

function placeOf(itemId: string): HTMLElement | null {
  return document.getElementById(`item-${itemId}`);
}

/** Between the bars above and below, which stand over what is scrolled. */
function isInView(item: HTMLElement): boolean {
  const { top, bottom } = item.getBoundingClientRect();
  const style = getComputedStyle(document.documentElement);
  const above = Number.parseFloat(style.scrollPaddingTop) || 0;
  const below = Number.parseFloat(style.scrollPaddingBottom) || 0;
  return top >= above && bottom <= window.innerHeight - below;
}
