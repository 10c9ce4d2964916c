import { createHash } from 'node:crypto';

/**
 * What a stored document is recognised by: the SHA-256 of its text in UTF-8, in hexadecimal. One byte more or less is another
 * document, so it is taken of what was stored, never of JSON that was parsed and written again.
 *
 * @example documentHash('{}') // '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
 */
export function documentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
