import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { searchSecrets } from '../../testing/links/link-attacks.ts';
import { playLinksCampaign } from '../../testing/links/play-links-campaign.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { destroyKeys } from '../tally/destroy-keys.ts';
import type { KeyName, KeyStore } from './key-store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** As a key management service would be: nothing on this machine's disk, a secret or that it was destroyed under each name. */
function serviceOfKeys() {
  const kept = new Map<string, Uint8Array | 'destroyed'>();
  const nameOf = ({ campaignId, purpose }: KeyName) => `${purpose}/${campaignId}`;
  const asked: string[] = [];
  const store: KeyStore = {
    put: async (name, secret) => {
      asked.push('put');
      const there = kept.get(nameOf(name));
      if (there === 'destroyed') throw new AppError('key-destroyed', 'It was destroyed.');
      if (there && !Buffer.from(there).equals(secret)) throw new AppError('key-differs', 'There is another one.');
      kept.set(nameOf(name), Uint8Array.from(secret));
    },
    get: async (name) => {
      asked.push('get');
      const there = kept.get(nameOf(name));
      if (there === undefined) throw new AppError('key-missing', 'It is not there.');
      if (there === 'destroyed') throw new AppError('key-destroyed', 'It was destroyed.');
      return Uint8Array.from(there);
    },
    destroy: async (name) => {
      asked.push('destroy');
      kept.set(nameOf(name), 'destroyed');
    },
    backedUpAt: async () => {
      asked.push('backedUpAt');
      return new Date('2026-01-01T00:00:00Z');
    },
  };
  return { store, kept, asked };
}

it('another adapter is enough for a whole campaign: four methods, and no key anywhere else', async () => {
  const { store, kept, asked } = serviceOfKeys();
  const { owner, api, mailer, tally } = database;
  const played = await playLinksCampaign({
    ...{ owner, api, mailer, tally },
    keys: store,
    leaders: 2,
    asked: { 'team-members': 6, peers: 6 },
    days: 1,
  });
  expect(played.issuedInOrder.length).toBeGreaterThan(3);
  const names = ['issuing', 'sealing', 'comment-order'].map((purpose) => `${purpose}/${played.campaignId}`);
  expect([...kept.keys()].sort()).toEqual(names.toSorted());
  expect(new Set(asked)).toEqual(new Set(['put', 'get', 'destroy', 'backedUpAt']));
  // The one that issues goes with the tally, the others a week later.
  expect(names.map((name) => kept.get(name) === 'destroyed')).toEqual([true, false, false]);
  const eightDaysLater = { now: () => new Date(Date.now() + 8 * 24 * 3_600_000) };
  await destroyKeys({ database: tally, clock: eightDaysLater, keys: store });
  expect(names.map((name) => kept.get(name))).toEqual(['destroyed', 'destroyed', 'destroyed']);
  expect(searchSecrets(played, '')).toEqual([]);
}, 120_000);
