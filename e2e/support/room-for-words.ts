import type { Page } from 'playwright-core';

/**
 * Words that have no room on the page as it stands: beyond its edges, beyond the button or box they are in, or cut off.
 *
 * @returns a line each; empty where every word can be read
 */
export function wordsWithoutRoom(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const faults = new Set<string>();
    const said = (element: Element) => `“${(element.textContent ?? '').trim().slice(0, 60)}”`;
    const width = document.documentElement.scrollWidth;
    if (width > room) faults.add(`the page is ${width} pixels wide and has ${room}`);

    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
      const element = node.parentElement;
      if (element === null || (node.nodeValue ?? '').trim() === '' || isOnlyHeard(element)) continue;
      const box = element.closest('button, .option-face, .callout, .leader, .receipt code')?.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        if (line.left < -0.5 || line.right > room + 0.5) faults.add(`beyond the page: ${said(element)}`);
        if (box && (line.left < box.left - 0.5 || line.right > box.right + 0.5))
          faults.add(`beyond its box: ${said(element)}`);
      }
    }
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const { overflowX } = getComputedStyle(element);
      const cut = (overflowX === 'hidden' || overflowX === 'clip') && element.scrollWidth > element.clientWidth + 1;
      if (cut && !isOnlyHeard(element)) faults.add(`cut off: ${said(element)}`);
    }
    return [...faults];

    /** For screen readers alone, or not there. */
    function isOnlyHeard(element: Element): boolean {
      for (let each: Element | null = element; each !== null; each = each.parentElement) {
        const { clipPath, visibility, display } = getComputedStyle(each);
        if (clipPath !== 'none' || visibility === 'hidden' || display === 'none' || each.tagName === 'NOSCRIPT')
          return true;
        if (each.tagName === 'OPTION') return true;
      }
      return false;
    }
  });
}
