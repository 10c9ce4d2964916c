import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDeviceStore } from './device-store.ts';

interface OpenRequest {
  result: unknown;
  onsuccess?: () => void;
  onerror?: () => void;
}

/** What a browser's database does when it is opened, in the place of the browser's. */
function browserThat(opens: (request: OpenRequest) => void): void {
  vi.stubGlobal('indexedDB', {
    open: () => {
      const request: OpenRequest = { result: databaseThatRunsNothing };
      queueMicrotask(() => opens(request));
      return request;
    },
  });
}

/** As WebKit has been seen: it opens, and no transaction ever begins or ends. */
const databaseThatRunsNothing = { transaction: () => ({ objectStore: () => ({ put: () => ({}) }) }) };

describe('a store on the device', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it.each([
    ['never opens', () => undefined],
    ['opens and then runs nothing', (request: OpenRequest) => request.onsuccess?.()],
  ] as const)('lives as long as the page where the browser’s %s', async (_what, opens) => {
    browserThat(opens);
    const opening = openDeviceStore();
    let isOpen = false;
    void opening.then(() => {
      isOpen = true;
    });
    await vi.advanceTimersByTimeAsync(4999);
    expect(isOpen).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    const store = await opening;
    expect(store.lasting).toBe(false);
    await store.put('draft', { words: 'kept' });
    expect(await store.get('draft')).toEqual({ words: 'kept' });
  });

  it('is there at once where the browser refuses to keep anything', async () => {
    browserThat((request) => request.onerror?.());
    expect((await openDeviceStore()).lasting).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
