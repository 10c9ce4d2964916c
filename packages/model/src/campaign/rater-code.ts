/**
 * The rater's secret as something that can be read from a mail and typed: for gateways that drop the fragment of a link.
 *
 * 16 bytes are one 128-bit number, written as 26 symbols of Crockford's base32 (the highest symbol holds three bits),
 * followed by two check symbols: that number modulo 1021, base 32 again. 1021 is the largest prime that two symbols
 * hold; so every single wrong symbol and every swap of two neighbouring symbols changes the remainder.
 * Written in groups of 5-5-5-5-5-3.
 *
 * Source of the alphabet: Douglas Crockford, "Base 32" (crockford.com/base32.html); O reads as 0, I and L as 1.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataLength = 26;
const codeLength = dataLength + 2;
const groupLength = 5;
const groupSizes = [5, 5, 5, 5, 5, 3] as const;
const checkPrime = 1021;
const secretBytes = 16;

/** Letters that a mail's typeface or a hurried reader confuses most: a mistake among them is the likeliest. */
const lookAlikes = ['0DQ', '1J7T', '2Z7', '5S6G', '8B3', 'VWYX', 'MN', 'CG', 'EF', 'PR', 'KX', '4A9'];

/** Why a typed code cannot be right. `groups` (1 to 6) are where a mistake probably is: empty when that cannot be told. */
export type RaterCodeMistake =
  | { reason: 'empty'; groups: number[] }
  | { reason: 'too-short'; groups: number[]; missing: number }
  | { reason: 'too-long'; groups: number[]; extra: number }
  | { reason: 'unknown-symbol'; groups: number[]; symbol: string }
  | { reason: 'mistyped'; groups: number[] };

export type DecodedRaterCode = { ok: true; bytes: Uint8Array } | ({ ok: false } & RaterCodeMistake);

/**
 * Writes a rater's 16-byte secret as the mail's code.
 *
 * @throws RangeError when there are not exactly 16 bytes.
 * @example encodeRaterCode(new Uint8Array(16)) // '00000-00000-00000-00000-00000-000'
 */
export function encodeRaterCode(bytes: Uint8Array): string {
  if (bytes.length !== secretBytes) {
    throw new RangeError(`A rater's secret has ${secretBytes} bytes, not ${bytes.length}.`);
  }
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  const values: number[] = [];
  for (let place = dataLength - 1; place >= 0; place -= 1) values.push(Number((number >> BigInt(5 * place)) & 31n));
  const check = remainder(values);
  values.push(check >> 5, check & 31);
  return inGroups(values.map((value) => alphabet.charAt(value)).join(''));
}

/**
 * Reads a code as people type it: any case, any spaces or dashes, O for 0, I or L for 1.
 *
 * @returns the 16 bytes, or why it cannot be right and in which groups the mistake probably is.
 * @example decodeRaterCode('00000 00000 00000 00000 00000 000') // { ok: true, bytes: Uint8Array(16) }
 */
export function decodeRaterCode(text: string): DecodedRaterCode {
  const typed = text
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .split(/[\s\p{Dash}_.,;:]+/u)
    .filter((part) => part !== '');
  const symbols = typed.join('');
  if (symbols === '') return { ok: false, reason: 'empty', groups: [] };

  const unknownAt = [...symbols].findIndex((symbol) => !alphabet.includes(symbol));
  if (unknownAt >= 0) {
    const symbol = [...symbols][unknownAt] ?? '';
    return { ok: false, reason: 'unknown-symbol', groups: [typedGroupOf(typed, unknownAt)], symbol };
  }
  if (symbols.length < codeLength) {
    return { ok: false, reason: 'too-short', groups: oddGroups(typed), missing: codeLength - symbols.length };
  }
  if (symbols.length > codeLength) {
    return { ok: false, reason: 'too-long', groups: oddGroups(typed), extra: symbols.length - codeLength };
  }

  const values = [...symbols].map((symbol) => alphabet.indexOf(symbol));
  if (!isValid(values)) return { ok: false, reason: 'mistyped', groups: likelyGroups(values) };
  return { ok: true, bytes: toBytes(values) };
}

/** The code's symbols with dashes between its groups, for showing and for a field that formats as one types. */
export function inGroups(symbols: string): string {
  const groups: string[] = [];
  for (let start = 0; start < symbols.length; start += groupLength) {
    groups.push(symbols.slice(start, start + groupLength));
  }
  return groups.join('-');
}

function at(values: readonly number[], place: number): number {
  return values[place] ?? 0;
}

/** The number that the data symbols spell, modulo the check's prime. */
function remainder(values: readonly number[]): number {
  let rest = 0;
  for (const value of values.slice(0, dataLength)) rest = (rest * 32 + value) % checkPrime;
  return rest;
}

function isValid(values: readonly number[]): boolean {
  return at(values, 0) < 8 && remainder(values) === at(values, dataLength) * 32 + at(values, dataLength + 1);
}

function toBytes(values: readonly number[]): Uint8Array {
  let number = 0n;
  for (const value of values.slice(0, dataLength)) number = (number << 5n) | BigInt(value);
  const bytes = new Uint8Array(secretBytes);
  for (let place = secretBytes - 1; place >= 0; place -= 1) {
    bytes[place] = Number(number & 255n);
    number >>= 8n;
  }
  return bytes;
}

/** Groups as typed where the person separated them as the mail does, else by counting. */
function typedGroupOf(typed: readonly string[], position: number): number {
  if (typed.length === 1) return Math.min(Math.floor(position / groupLength), groupSizes.length - 1) + 1;
  let before = 0;
  for (const [index, part] of typed.entries()) {
    before += part.length;
    if (position < before) return Math.min(index, groupSizes.length - 1) + 1;
  }
  return groupSizes.length;
}

function oddGroups(typed: readonly string[]): number[] {
  if (typed.length !== groupSizes.length) return [];
  return groupSizes.flatMap((size, index) => (typed[index]?.length === size ? [] : [index + 1]));
}

/**
 * Which groups hold a place where one slip (a wrong symbol, two neighbours swapped) explains the failed check.
 * Look-alikes and swaps win over arbitrary symbols, because by chance alone about one other place explains it too.
 */
function likelyGroups(values: readonly number[]): number[] {
  const likely = new Set<number>();
  const possible = new Set<number>();
  for (let place = 0; place < codeLength; place += 1) {
    const group = Math.floor(place / groupLength) + 1;
    const changed = [...values];
    for (let value = 0; value < 32; value += 1) {
      changed[place] = value;
      if (value !== at(values, place) && isValid(changed)) {
        (looksAlike(value, at(values, place)) ? likely : possible).add(group);
      }
    }
    const swapped = [...values];
    swapped[place] = at(values, place + 1);
    swapped[place + 1] = at(values, place);
    if (place + 1 < codeLength && isValid(swapped)) likely.add(group).add(Math.floor((place + 1) / groupLength) + 1);
  }
  return [...(likely.size > 0 ? likely : possible)].sort((a, b) => a - b);
}

function looksAlike(one: number, other: number): boolean {
  return lookAlikes.some((set) => set.includes(alphabet.charAt(one)) && set.includes(alphabet.charAt(other)));
}
