import type { KeyStore } from './key-store.ts';

/**
 * For how long a key that was read stays in memory, in milliseconds: counted from when it was read, used or not. So nothing can be issued or
 * verified for longer than that after another process has destroyed it, and a key that is lost is missed as soon.
 */
export const rememberedMilliseconds = 5000;

/**
 * A key store that reads a campaign's issuing key once for all ballots of a few seconds: reading it is six calls to the file system, which
 * is more than what a ballot computes. The same bytes are given each time, so that what was opened with them can be kept beside them and goes
 * with them.
 *
 * A key that is destroyed through this store is gone from it before and after; what another process destroys is forgotten by a timer, whether
 * or not anybody asks. No other purpose is kept.
 *
 * @example const keys = rememberIssuingKeys(await openDirectoryKeyStore(directory, KEY_PURPOSES, now));
 */
export function rememberIssuingKeys(store: KeyStore): KeyStore {
  const remembered = new Map<string, Promise<Uint8Array>>();

  const forget = (campaignId: string, key: Promise<Uint8Array>): void => {
    if (remembered.get(campaignId) === key) remembered.delete(campaignId);
  };

  return {
    ...store,
    get: (name) => {
      if (name.purpose !== 'issuing') return store.get(name);
      const { campaignId } = name;
      const known = remembered.get(campaignId);
      if (known) return known;
      const key = store.get(name);
      remembered.set(campaignId, key);
      // What failed is asked for anew: the next one may find what was restored.
      key.catch(() => forget(campaignId, key));
      setTimeout(() => forget(campaignId, key), rememberedMilliseconds).unref();
      return key;
    },
    destroy: async (name) => {
      if (name.purpose === 'issuing') remembered.delete(name.campaignId);
      await store.destroy(name);
      // Somebody may have read it between the two.
      if (name.purpose === 'issuing') remembered.delete(name.campaignId);
    },
  };
}
