import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { KeyName, KeyStore } from './key-store.ts';
import { rememberedMilliseconds, rememberIssuingKeys } from './remember-issuing-keys.ts';

const issuing = (): KeyName => ({ campaignId: randomUUID(), purpose: 'issuing' });

/** A store whose keys lie in a map, and which counts how often it was read. */
function countedStore() {
  const kept = new Map<string, Uint8Array>();
  const place = ({ campaignId, purpose }: KeyName) => `${campaignId}/${purpose}`;
  const reads: string[] = [];
  const store: KeyStore = {
    put: async (name, secret) => void kept.set(place(name), secret),
    get: async (name) => {
      reads.push(place(name));
      const secret = kept.get(place(name));
      if (!secret) throw new AppError('key-missing', 'It is not there.');
      return Uint8Array.from(secret);
    },
    destroy: async (name) => void kept.delete(place(name)),
    backedUpAt: async () => null,
  };
  return { store, reads };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'read',
    (error) => (error instanceof AppError ? error.code : String(error)),
  );
}

describe('remembering issuing keys', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('reads a key once, and gives the same bytes to all who ask', async () => {
    const { store, reads } = countedStore();
    const keys = rememberIssuingKeys(store);
    const name = issuing();
    await keys.put(name, new Uint8Array(32).fill(7));
    const [first, second] = await Promise.all([keys.get(name), keys.get(name)]);
    expect(second).toBe(first);
    expect(await keys.get(name)).toBe(first);
    expect(reads).toHaveLength(1);
  });

  it('forgets it after a bounded time, however often it was asked for meanwhile', async () => {
    const { store, reads } = countedStore();
    const keys = rememberIssuingKeys(store);
    const name = issuing();
    await keys.put(name, new Uint8Array(32).fill(7));
    await keys.get(name);
    await vi.advanceTimersByTimeAsync(rememberedMilliseconds - 1);
    await keys.get(name);
    expect(reads).toHaveLength(1);
    // Another process destroys it.
    await store.destroy(name);
    await vi.advanceTimersByTimeAsync(1);
    expect(await codeOf(keys.get(name))).toBe('key-missing');
  });

  it('forgets it at once when it is destroyed here, also where somebody was reading it', async () => {
    const { store } = countedStore();
    const keys = rememberIssuingKeys(store);
    const name = issuing();
    await keys.put(name, new Uint8Array(32).fill(7));
    await keys.get(name);
    const destroying = keys.destroy(name);
    await codeOf(keys.get(name));
    await destroying;
    expect(await codeOf(keys.get(name))).toBe('key-missing');
  });

  it('does not remember that a key was missing', async () => {
    const { store } = countedStore();
    const keys = rememberIssuingKeys(store);
    const name = issuing();
    expect(await codeOf(keys.get(name))).toBe('key-missing');
    await keys.put(name, new Uint8Array(32).fill(7));
    expect(await codeOf(keys.get(name))).toBe('read');
  });

  it('lets an old timer forget no newer key', async () => {
    const { store, reads } = countedStore();
    const keys = rememberIssuingKeys(store);
    const name = issuing();
    await keys.put(name, new Uint8Array(32).fill(7));
    await keys.get(name);
    await keys.destroy(name);
    await keys.put(name, new Uint8Array(32).fill(8));
    await vi.advanceTimersByTimeAsync(rememberedMilliseconds / 2);
    await keys.get(name);
    await vi.advanceTimersByTimeAsync(rememberedMilliseconds / 2);
    await keys.get(name);
    expect(reads).toHaveLength(2);
  });

  it('keeps no key of another purpose', async () => {
    const { store, reads } = countedStore();
    const keys = rememberIssuingKeys(store);
    for (const purpose of ['sealing', 'comment-order'] as const) {
      const name: KeyName = { campaignId: randomUUID(), purpose };
      await keys.put(name, new Uint8Array(32));
      await keys.get(name);
      await keys.get(name);
    }
    expect(reads).toHaveLength(4);
  });
});
