import { toBase64url } from '../packages/ballot/src/protocol/byte-strings.ts';
import { checkManifest } from '../packages/ballot/src/protocol/check-manifest.ts';
import { manifestText } from '../packages/ballot/src/protocol/manifest.ts';
import { makeIssuingKey, openIssuer } from '../packages/ballot/src/server/issuer.ts';
import { deviceCode } from './ballot-bundle.ts';
import type { Browser } from './survey-frames.ts';

declare global {
  /** The server, for a page that has none. */
  var issueInNode: (element: number[]) => Promise<number[]>;
}

/** Milliseconds of one ballot on a device that has just loaded the code. */
export type Arithmetic = { blind: number; finalize: number };

/**
 * Blinds and finalizes in a browser whose page is slowed down, in a fresh page each time: nobody sends twice in a row, so what is warm
 * says nothing. The browser slows down a page's own thread alone, so the worker's code runs there for this.
 */
export async function measureArithmetic(browser: Browser, slowdown: number, times: number): Promise<Arithmetic[]> {
  const { secretKey, publicKey } = await makeIssuingKey();
  const issuer = await openIssuer(secretKey);
  const manifest = manifestText({
    format: 'heartset/manifest/v1',
    campaign: 'campaign',
    minimumGroupSize: 3,
    identifiedLabels: [],
    readers: ['leader'],
    furtherRound: false,
    issuingKey: toBase64url(publicKey),
    sealingKey: toBase64url(new Uint8Array(32).fill(1)),
    leaders: [{ leader: 'leader', labels: [{ label: 'peers', invited: 5 }] }],
  });
  const { info } = (await checkManifest({ manifest, supplements: [] })).ballotFor('leader', 'peers');
  const code = await deviceCode();
  const measured: Arithmetic[] = [];
  for (let time = 0; time < times; time += 1) {
    const page = await browser.newPage();
    await page.route('http://localhost/**', (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: code })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    await page.exposeFunction('issueInNode', async (element: number[]) =>
      Array.from(await issuer.issue(info, Uint8Array.from(element))),
    );
    await page.goto('http://localhost/');
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    measured.push(await page.evaluate(sendOne, manifest));
    await page.context().close();
  }
  return measured;
}

/** Runs in the page. */
async function sendOne(manifest: string): Promise<Arithmetic> {
  const device = await import('http://localhost/device.js' as string);
  const loaded = performance.now();
  const kept = await device.blind();
  const blinded = performance.now();
  const reply = Uint8Array.from(await issueInNode(Array.from(kept.blindedElement)));
  const answered = performance.now();
  const { ballotFor } = await device.checkManifest({ manifest, supplements: [] });
  await device.finalize(ballotFor('leader', 'peers'), kept, reply);
  return { blind: blinded - loaded, finalize: performance.now() - answered };
}
