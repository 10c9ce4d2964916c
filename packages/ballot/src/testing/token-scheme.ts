import { createHash } from 'node:crypto';
import { toHex } from '../protocol/byte-strings.ts';
import { type BlindedToken, blindWith, finalizeWith } from '../protocol/poprf.ts';
import { issuerOver, makeIssuingKey } from '../server/issuer.ts';
import { sodiumProvider } from '../server/sodium-group.ts';

/** Blind tokens as both sides use them, so that one model runs over the real ones and over ideal ones. */
export type TokenScheme = {
  draw: () => Promise<BlindedToken>;
  issue: (info: Uint8Array, blindedElement: Uint8Array) => Promise<Uint8Array>;
  finalize: (info: Uint8Array, kept: BlindedToken, reply: Uint8Array) => Promise<Uint8Array>;
  verify: (info: Uint8Array, token: Uint8Array, output: Uint8Array) => Promise<boolean>;
};

/** The suite itself, both halves over libsodium because it is fast. */
export async function realTokens(): Promise<TokenScheme> {
  const { secretKey, publicKey } = await makeIssuingKey();
  const issuer = issuerOver(sodiumProvider, secretKey);
  return {
    draw: () => blindWith(sodiumProvider, crypto.getRandomValues(new Uint8Array(32))),
    issue: issuer.issue,
    finalize: (info, kept, reply) => finalizeWith(sodiumProvider, publicKey, info, kept, reply),
    verify: issuer.verify,
  };
}

/** What blind tokens promise, without their arithmetic: thousands of runs a second. Numbers stand for randomness. */
export function idealTokens(): TokenScheme {
  let drawn = 0;
  const hash = (...parts: readonly (Uint8Array | string)[]) => {
    const made = createHash('sha512');
    for (const part of parts) made.update(part).update('/');
    return Uint8Array.from(made.digest());
  };
  const output = (info: Uint8Array, token: Uint8Array) => hash('secret', info, token);
  return {
    draw: async () => {
      drawn += 1;
      const token = hash('token', String(drawn)).slice(0, 32);
      const blind = hash('blind', String(drawn)).slice(0, 32);
      return { token, blind, blindedElement: hash(token, blind).slice(0, 32) };
    },
    issue: async (info, blindedElement) => hash('secret', info, blindedElement),
    finalize: async (info, kept, reply) => {
      if (toHex(reply) !== toHex(hash('secret', info, kept.blindedElement)))
        throw new Error('The proof does not hold.');
      return output(info, kept.token);
    },
    verify: async (info, token, given) => toHex(given) === toHex(output(info, token)),
  };
}
