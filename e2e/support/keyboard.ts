import type { Locator } from 'playwright-core';

/** More stops than any page has: whoever gets here is caught in a trap, or what is wanted cannot be reached. */
const mostStops = 150;

/** Presses Tab until the element has the focus, as somebody without a mouse would. */
export async function tabTo(element: Locator): Promise<void> {
  await element.waitFor();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await element.evaluate((node) => node === document.activeElement)) return;
    await element.page().keyboard.press('Tab');
  }
  throw new Error(`${element} cannot be reached by Tab.`);
}

/** Goes to a button by Tab, and presses it by Enter. */
export async function pressWithKeyboard(button: Locator): Promise<void> {
  await tabTo(button);
  await button.page().keyboard.press('Enter');
}
