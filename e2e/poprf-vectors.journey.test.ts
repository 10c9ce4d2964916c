import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { arithmeticCode } from '../bench/ballot-bundle.ts';
import { readPoprfVectors } from '../packages/ballot/src/testing/poprf-vectors.ts';
import { launchBrowser } from './support/launch-browser.ts';

/**
 * RFC 9497's vectors where raters' devices compute: in a worker of a real browser, on the code that the survey's bundle has. The unit tests
 * have them for the same provider in Node.js, and for the server's.
 */
const origin = 'https://vectors.test';

/** Runs in the worker. Bytes travel as lists of numbers. */
const worker = `
import * as ballot from '${origin}/arithmetic.js';
const bytes = (list) => Uint8Array.from(list);
self.onmessage = async ({ data }) => {
  try {
    const results = [];
    for (const { info, input, blind, evaluated, proof } of data.vectors) {
      const server = ballot.poprfServer(ballot.CryptoNoble, bytes(data.secretKey));
      const kept = await ballot.blindWith(ballot.CryptoNoble, bytes(input), bytes(blind));
      const own = await server.evaluate(bytes(info), kept.blindedElement);
      const finalize = (reply, of = info) =>
        ballot.finalizeWith(ballot.CryptoNoble, bytes(data.publicKey), bytes(of), kept, bytes(reply));
      const refused = (work) => work.then(() => 'taken', (error) => error.code);
      results.push({
        inWorker: typeof self.document === 'undefined',
        publicKey: [...server.publicKey],
        blind: [...kept.blind],
        blinded: [...kept.blindedElement],
        evaluated: [...own.subarray(0, 32)],
        ofVector: [...(await finalize([...evaluated, ...proof]))],
        ofOwn: [...(await finalize(own))],
        output: [...(await server.output(bytes(info), bytes(input)))],
        otherInfo: await refused(finalize(own, [...info, 1])),
        otherProof: await refused(finalize([...evaluated, ...proof.slice(0, -1), proof.at(-1) ^ 1])),
      });
    }
    self.postMessage(results);
  } catch (error) {
    self.postMessage(String(error));
  }
};
`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("gives RFC 9497's bytes in a worker of a real browser, and takes no other proof or info", async () => {
  const code = await arithmeticCode();
  const page = await browser.newPage();
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const files: Record<string, string> = { '/arithmetic.js': code, '/worker.js': worker };
    const file = files[pathname];
    return file === undefined
      ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Vectors</title>' })
      : route.fulfill({ contentType: 'text/javascript', body: file });
  });
  await page.goto(`${origin}/`);
  const { secretKey, publicKey, vectors } = readPoprfVectors();
  const single = vectors.filter(({ inputs }) => inputs.length === 1);
  expect(single).toHaveLength(2);
  const list = (bytes: Uint8Array | undefined) => [...(bytes ?? [])];
  const asked = {
    secretKey: list(secretKey),
    publicKey: list(publicKey),
    vectors: single.map(({ info, inputs, blinds, evaluated, proof }) => ({
      info: list(info),
      input: list(inputs[0]),
      blind: list(blinds[0]),
      evaluated: list(evaluated[0]),
      proof: list(proof),
    })),
  };
  const results = await page.evaluate(
    (data) =>
      new Promise((resolve, reject) => {
        const started = new Worker('/worker.js', { type: 'module' });
        started.onmessage = (event) => resolve(event.data);
        started.onerror = (event) => reject(new Error(event.message));
        started.postMessage(data);
      }),
    asked,
  );
  expect(results).toEqual(
    single.map(({ blinds, blinded, evaluated, outputs }) => ({
      inWorker: true,
      publicKey: list(publicKey),
      blind: list(blinds[0]),
      blinded: list(blinded[0]),
      evaluated: list(evaluated[0]),
      ofVector: list(outputs[0]),
      ofOwn: list(outputs[0]),
      output: list(outputs[0]),
      otherInfo: 'proof-refused',
      otherProof: 'proof-refused',
    })),
  );
  await page.close();
});
