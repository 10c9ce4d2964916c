import { hash } from 'node:crypto';
import { joinBytes } from '../protocol/byte-strings.ts';

const hashBytes = 64;
const blockBytes = 128;

/**
 * RFC 9380, 5.3.1: `expand_message_xmd` with SHA-512.
 *
 * @param tag the domain separation tag, 1 to 255 bytes
 * @param length how many bytes are wanted, 1 to 255 * 64
 * @throws RangeError outside these bounds
 */
export function expandMessage(message: Uint8Array, tag: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const rounds = Math.ceil(length / hashBytes);
  if (rounds < 1 || rounds > 255 || tag.length < 1 || tag.length > 255)
    throw new RangeError('Out of the bounds of RFC 9380.');
  const tagged = joinBytes([tag, Uint8Array.of(tag.length)]);
  const first = sha512(new Uint8Array(blockBytes), message, Uint8Array.of(length >> 8, length & 255, 0), tagged);
  const blocks: Uint8Array[] = [];
  let previous: Uint8Array = new Uint8Array(hashBytes);
  for (let round = 1; round <= rounds; round += 1) {
    const mixed = first.map((byte, place) => byte ^ (previous[place] ?? 0));
    previous = sha512(mixed, Uint8Array.of(round), tagged);
    blocks.push(previous);
  }
  return joinBytes(blocks).slice(0, length);
}

/** In one call: a hash object that is fed piece by piece costs several times what it hashes. */
function sha512(...parts: readonly Uint8Array[]): Uint8Array {
  return hash('sha512', joinBytes(parts), 'buffer');
}
