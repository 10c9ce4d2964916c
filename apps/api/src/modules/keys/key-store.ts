/**
 * What a campaign's secrets are for. One process needs each: the API hands out ballots with `issuing`; the tally opens them with
 * `sealing`, and puts comments into an order drawn from `comment-order`.
 */
export const KEY_PURPOSES = ['issuing', 'sealing', 'comment-order'] as const;

export type KeyPurpose = (typeof KEY_PURPOSES)[number];

/** Which secret: there is one at most for a campaign and a purpose. */
export interface KeyName {
  /** The campaign's id, a UUID in lower case. */
  campaignId: string;
  purpose: KeyPurpose;
}

/** The size of every secret, in bytes. */
export const secretBytes = 32;

/**
 * Keeps campaigns' secrets outside the database, so that the database and its backups hold ciphertext alone. A secret is written once,
 * read by the one who uses it, and destroyed; nothing lists or changes secrets.
 *
 * `openDirectoryKeyStore` is the adapter that is built. One for a key management service implements the same four methods:
 * - the service's rights hold a process to its purposes, as folders do here;
 * - `put` is a conditional create (fails when a version exists), and returns only once the secret would survive a power cut;
 * - `destroy` is the service's destruction without a waiting time, and remembers that it was destroyed;
 * - `backedUpAt` says from when on the service itself keeps copies of it.
 *
 * Every method throws AppError `key-store-unusable` when the store cannot be reached, is not this process's alone, or was not opened
 * for the purpose. No message holds a secret.
 */
export interface KeyStore {
  /**
   * Keeps a secret of 32 bytes. The same one again is fine; so a crash is answered by doing it again.
   *
   * @throws AppError `key-differs` when there is another one, `key-destroyed` when it was destroyed
   */
  put(name: KeyName, secret: Uint8Array): Promise<void>;
  /** @throws AppError `key-missing` when it was never kept or is lost, `key-destroyed`, `key-damaged` */
  get(name: KeyName): Promise<Uint8Array>;
  /** Destroys a secret for good, and remembers that. Again, and where there never was one, is fine. */
  destroy(name: KeyName): Promise<void>;
  /** When the newest backup that holds this secret was made; null when none does. */
  backedUpAt(name: KeyName): Promise<Date | null>;
}
