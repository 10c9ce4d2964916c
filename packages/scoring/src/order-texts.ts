import { ScoringInputError } from './scoring-input-error.ts';

/**
 * Puts texts into an order that says nothing about their writers: sorted first, then shuffled by a
 * secret drawn before the tally. The same texts and secret give the same order, in whatever order
 * they come, so a tally that is repeated after a crash ends the same.
 *
 * The generator (sfc32, seeded by FNV-1a) need not resist attack: whoever undid the shuffle would
 * find the alphabet.
 *
 * @param secret at least 16 characters, drawn at random by the caller
 * @param purpose what is ordered (prompt and pool), so that no two orders are alike
 * @throws ScoringInputError when the secret is too short.
 */
export function orderTexts(texts: readonly string[], secret: string, purpose: string): string[] {
  if (secret.length < 16) throw new ScoringInputError('comment order', 'the secret needs at least 16 characters');
  const next = generator(`${secret}\u0000${purpose}`);
  const order = [...texts].sort();
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    const [a, b] = [order[last], order[other]];
    if (a === undefined || b === undefined) continue;
    order[last] = b;
    order[other] = a;
  }
  return order;
}

function generator(seed: string): () => number {
  let a = fnv1a(`${seed}a`);
  let b = fnv1a(`${seed}b`);
  let c = fnv1a(`${seed}c`);
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
