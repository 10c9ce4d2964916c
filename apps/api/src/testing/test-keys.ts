import { inject } from 'vitest';
import type { CampaignKeys } from '../core/campaign-keys.ts';
import { keyDirectory } from '../core/key-directory.ts';

/** The key store of all tests: campaigns have ids of their own, so that one serves every database. */
export function testKeys(): CampaignKeys {
  return keyDirectory(testKeysFolder());
}

/** Where it lies, for processes that are started by a test. */
export function testKeysFolder(): string {
  return inject('keysFolder');
}
