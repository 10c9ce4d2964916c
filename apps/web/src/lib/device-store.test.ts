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
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('window', new EventTarget());
  });
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

  it('closes the browser’s database when its page is left, and opens it again when it is wanted', async () => {
    const happened: string[] = [];
    const database = () => ({
      close: () => happened.push('closed'),
      transaction: () => {
        const transaction: { oncomplete?: () => void; objectStore: () => unknown } = {
          objectStore: () => ({ put: () => ({}), delete: () => ({}), get: () => ({ result: 'kept' }) }),
        };
        queueMicrotask(() => queueMicrotask(() => transaction.oncomplete?.()));
        return transaction;
      },
    });
    browserThat((request) => {
      happened.push('opened');
      request.result = database();
      request.onsuccess?.();
    });
    const store = await openDeviceStore();
    expect(store.lasting).toBe(true);
    expect(await store.get('draft')).toBe('kept');
    window.dispatchEvent(new Event('pagehide'));
    await vi.advanceTimersByTimeAsync(0);
    expect(happened).toEqual(['opened', 'closed']);
    expect(await Promise.all([store.get('draft'), store.get('draft')])).toEqual(['kept', 'kept']);
    expect(happened).toEqual(['opened', 'closed', 'opened']);
  });

  it('is there at once where the browser refuses to keep anything', async () => {
    browserThat((request) => request.onerror?.());
    expect((await openDeviceStore()).lasting).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
