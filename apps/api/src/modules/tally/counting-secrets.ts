import { createHash } from 'node:crypto';
import { sealingPublicKey } from '@heartset/ballot/server/sealed-answers';
import type { KeyStore } from '../keys/keys.public.ts';

/** What a campaign is counted with. */
export interface CountingSecrets {
  sealingKeys: { secretKey: Uint8Array; publicKey: Uint8Array };
  /** Decides in which order the comments about a leader stand: 32 bytes, drawn before anybody was asked. */
  commentOrderOf(subjectKey: string): Buffer;
}

/** @throws AppError `key-missing`, `key-damaged`, `key-store-unusable`: nothing is counted, and nothing is lost, until they are back */
export async function loadCountingSecrets(keys: KeyStore, campaignId: string): Promise<CountingSecrets> {
  const secretKey = await keys.get({ campaignId, purpose: 'sealing' });
  const seed = await keys.get({ campaignId, purpose: 'comment-order' });
  return {
    sealingKeys: { secretKey, publicKey: await sealingPublicKey(secretKey) },
    commentOrderOf: (subjectKey) => createHash('sha256').update(seed).update(subjectKey).digest(),
  };
}
