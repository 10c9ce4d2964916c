import { CryptoNoble } from '@cloudflare/voprf-ts/crypto-noble';
import type { CheckedBallot } from '../protocol/check-manifest.ts';
import { type BlindedToken, blindWith, finalizeWith, tokenBytes } from '../protocol/poprf.ts';

/**
 * Draws a token and blinds it. Keep all three parts on the device before the server is asked: the server answers one blinded element
 * only, for ever.
 */
export async function blind(): Promise<BlindedToken> {
  return blindWith(CryptoNoble, crypto.getRandomValues(new Uint8Array(tokenBytes)));
}

/**
 * Turns the server's reply into the proof of the token, after checking that the reply was made with the manifest's key for this very
 * leader and label.
 *
 * @returns 64 bytes: redeemed together with the token
 * @throws BallotError `reply-invalid`, `proof-refused`, `key-invalid`
 */
export async function finalize(ballot: CheckedBallot, kept: BlindedToken, reply: Uint8Array): Promise<Uint8Array> {
  return finalizeWith(CryptoNoble, ballot.issuingKey, ballot.info, kept, reply);
}
