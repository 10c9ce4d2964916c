import { inject } from 'vitest';
import { KEY_PURPOSES, type KeyStore, openDirectoryKeyStore } from '../modules/keys/keys.public.ts';

let opened: ReturnType<typeof openDirectoryKeyStore> | undefined;

/** The key store of all tests: campaigns have ids of their own, so that one serves every database. */
export function testKeys(): KeyStore {
  const store = () => {
    opened ??= openDirectoryKeyStore(testKeysFolder(), KEY_PURPOSES, new Date());
    return opened;
  };
  return {
    put: async (name, secret) => (await store()).put(name, secret),
    get: async (name) => (await store()).get(name),
    destroy: async (name) => (await store()).destroy(name),
    backedUpAt: async (name) => (await store()).backedUpAt(name),
  };
}

/** Where it lies, for processes that are started by a test. */
export function testKeysFolder(): string {
  return inject('keysFolder');
}
