import type { Browser, Locator } from 'playwright-core';
import decodeQr from 'qr/decode.js';

/**
 * What a camera reads on a page: whatever is shown there and a little around it.
 *
 * @throws when there is no QR code that could be read
 */
export async function readQr(browser: Browser, shown: Locator): Promise<string> {
  const picture = (await shown.screenshot()).toString('base64');
  const page = await browser.newPage();
  const pixels = await page.evaluate(async (base64) => {
    const bytes = await (await fetch(`data:image/png;base64,${base64}`)).blob();
    const bitmap = await createImageBitmap(bytes);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    canvas?.drawImage(bitmap, 0, 0);
    const { width, height, data } = canvas?.getImageData(0, 0, bitmap.width, bitmap.height) ?? new ImageData(1, 1);
    return { width, height, data: Array.from(data) };
  }, picture);
  await page.close();
  return decodeQr({ ...pixels, data: Uint8Array.from(pixels.data) });
}
