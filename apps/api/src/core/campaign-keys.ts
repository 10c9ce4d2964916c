/** A campaign's secrets, 32 bytes each. They never lie in the database, nor in its backups. */
export interface CampaignSecrets {
  /** Issues and verifies ballots. */
  issuingKey: Uint8Array;
  /** Opens sealed answers. */
  sealingKey: Uint8Array;
  /** Orders comments, so that a tally that was killed and one that was not order them alike. */
  seed: Uint8Array;
}

/** Where the secrets of campaigns are kept. Whoever asks for one that is gone, or never was, gets null. */
export interface CampaignKeys {
  /**
   * Keeps a campaign's secrets, in the place of any that an opening which failed has left there.
   *
   * @returns once they would outlive a power cut
   * @throws where they cannot be kept; the campaign must not be opened then
   */
  put(campaignId: string, secrets: CampaignSecrets): Promise<void>;
  issuingKeyOf(campaignId: string): Promise<Uint8Array | null>;
  sealingKeyOf(campaignId: string): Promise<Uint8Array | null>;
  seedOf(campaignId: string): Promise<Uint8Array | null>;
  /** From here on no ballot can be issued or verified. Nothing happens where the key is gone. */
  destroyIssuingKey(campaignId: string): Promise<void>;
  /** From here on no sealed answer can be read, wherever copies of it lie; the seed goes, too. */
  destroySealingKey(campaignId: string): Promise<void>;
  /** Campaigns of which any secret is kept. */
  list(): Promise<string[]>;
}
