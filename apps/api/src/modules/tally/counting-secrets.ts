import { createHash } from 'node:crypto';
import { sealingPublicKey } from '@heartset/ballot/server/sealed-answers';
import type { CampaignKeys } from '../../core/campaign-keys.ts';

/** What a campaign is counted with. */
export interface CountingSecrets {
  sealingKeys: { secretKey: Uint8Array; publicKey: Uint8Array };
  /** Decides in which order the comments about a leader stand: 32 bytes, drawn before anybody was asked. */
  commentOrderOf(subjectKey: string): Buffer;
}

/** @throws Error when the key store does not have them: nothing is counted, and nothing is lost, until it does */
export async function loadCountingSecrets(keys: CampaignKeys, campaignId: string): Promise<CountingSecrets> {
  const secretKey = await keys.sealingKeyOf(campaignId);
  const seed = await keys.seedOf(campaignId);
  if (!secretKey || !seed) {
    throw new Error(`The key store has no sealing key for campaign ${campaignId}. Restore the key store's backup.`);
  }
  return {
    sealingKeys: { secretKey, publicKey: await sealingPublicKey(secretKey) },
    commentOrderOf: (subjectKey) => createHash('sha256').update(seed).update(subjectKey).digest(),
  };
}
