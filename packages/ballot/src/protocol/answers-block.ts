import type { AnswerSheet, AnswerSheetFrame, CommentMode } from '@heartset/model';
import { BallotError } from './ballot-error.ts';
import { joinBytes, sameBytes, textBytes } from './byte-strings.ts';
import { canonicalText } from './canonical-text.ts';

/**
 * One size for every sheet of answers, on the wire and sealed, so that no size tells who wrote comments.
 *
 * Version 1: one byte 1; the head's length (16 bits, big-endian) and the head, canonical JSON in UTF-8 with the ratings and, for
 * each comment, its prompt and mode; each comment's text as one byte (0: UTF-8, 1: UTF-16 big-endian, whichever is shorter), its length
 * (16 bits) and its bytes; zeros to the end. The choice of encoding bounds a comment of 2,000 characters by 4,000 bytes in every script,
 * where UTF-8 alone, or JSON, would take 6,000 and more.
 *
 * 41 items and 6 comments of 2,000 characters take at most 26,040 bytes with the mastery instrument's names, and 27,875 with the longest
 * that an instrument may have (60 characters). One with more items is asked about when its campaign opens (`fitsAnswersBlock`).
 */
export const answersBlockBytes = 28 * 1024;
const version = 1;
const longestText = 4000;
const encodings = { utf8: 0, utf16: 1 } as const;

/**
 * A sheet as a block of `answersBlockBytes` bytes. The same sheet gives the same bytes, whatever the order of its keys.
 *
 * @throws BallotError `answers-too-long` when it does not fit; a sheet of an instrument for which `fitsAnswersBlock` always does
 */
export function packAnswers(sheet: AnswerSheet): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(answersBlockBytes);
  block.set(packWithoutFilling(sheet));
  return block;
}

function packWithoutFilling(sheet: AnswerSheet): Uint8Array {
  const head = textBytes(
    canonicalText({
      comments: sheet.comments.map(({ promptId, mode }) => ({ mode, promptId })),
      ratings: sheet.ratings,
    }),
  );
  if (head.length > 0xffff) throw tooLong();
  const packed = joinBytes([Uint8Array.of(version), length16(head.length), head, ...sheet.comments.map(packText)]);
  if (packed.length > answersBlockBytes) throw tooLong();
  return packed;
}

/**
 * The sheet of a block. Whether its ratings and prompts exist is for `checkAnswerSheet` to say.
 *
 * @throws BallotError `answers-unreadable` for anything that `packAnswers` would not have written, a single set bit of the filling included
 */
export function unpackAnswers(block: Uint8Array): AnswerSheet {
  if (block.length !== answersBlockBytes || block[0] !== version) throw unreadable();
  let place = 1;
  const take = (count: number): Uint8Array => {
    if (place + count > block.length) throw unreadable();
    place += count;
    return block.subarray(place - count, place);
  };
  const takeLength = () => take(2).reduce((number, byte) => number * 256 + byte, 0);
  const head = readHead(readUtf8(take(takeLength())));
  const comments = head.comments.map(({ promptId, mode }) => {
    const isWide = take(1)[0] === encodings.utf16;
    const bytes = take(takeLength());
    if (bytes.length > longestText) throw unreadable();
    return { promptId, text: isWide ? readUtf16(bytes) : readUtf8(bytes), mode };
  });
  const sheet: AnswerSheet = { ratings: head.ratings, comments };
  const packed = packWithoutFilling(sheet);
  if (!sameBytes(packed, block.subarray(0, packed.length)) || !isFilling(block.subarray(packed.length)))
    throw unreadable();
  return sheet;
}

/** Four bytes at a time: most of a block is filling, and a campaign has a hundred thousand blocks. */
function isFilling(bytes: Uint8Array): boolean {
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  const words = new Uint32Array(padded.buffer);
  for (let place = 0; place < words.length; place += 1) if (words[place] !== 0) return false;
  return true;
}

/**
 * How many bytes the longest sheet of an instrument takes: every item answered with the longest answer, every prompt with 2,000 characters of
 * the worst kind. To be asked before a campaign opens, so that no rater is ever refused.
 */
export function largestAnswers(frame: Pick<AnswerSheetFrame, 'itemIds' | 'promptIds'>): number {
  const ratings = Object.fromEntries(frame.itemIds.map((id) => [id, 'not-observed' as const]));
  const comments = frame.promptIds.map((promptId) => ({ promptId, mode: 'only-that-commented' as const }));
  const head = textBytes(canonicalText({ comments, ratings }));
  return 3 + head.length + comments.length * (3 + longestText);
}

/** Does every sheet of this instrument fit into a block? */
export function fitsAnswersBlock(frame: Pick<AnswerSheetFrame, 'itemIds' | 'promptIds'>): boolean {
  return largestAnswers(frame) <= answersBlockBytes;
}

/** Halves of a character that was cut in two have no UTF-8: they become the replacement character, as when they are cleaned. */
function packText({ text: written }: { text: string }): Uint8Array {
  const text = written.replaceAll(/\p{Cs}/gu, '\uFFFD');
  if (text.length > longestText / 2) throw tooLong();
  const utf8 = textBytes(text);
  return utf8.length <= text.length * 2
    ? withEncoding(encodings.utf8, utf8)
    : withEncoding(encodings.utf16, utf16(text));
}

function withEncoding(encoding: number, bytes: Uint8Array): Uint8Array {
  return joinBytes([Uint8Array.of(encoding), length16(bytes.length), bytes]);
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let place = 0; place < text.length; place += 1) bytes.set(length16(text.charCodeAt(place)), place * 2);
  return bytes;
}

function length16(number: number): Uint8Array {
  return Uint8Array.of(number >> 8, number & 255);
}

function readUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw unreadable();
  }
}

function readUtf16(bytes: Uint8Array): string {
  let text = '';
  for (let place = 0; place < bytes.length; place += 2) {
    text += String.fromCharCode((bytes[place] ?? 0) * 256 + (bytes[place + 1] ?? 0));
  }
  return text;
}

function readHead(text: string): {
  ratings: AnswerSheet['ratings'];
  comments: { promptId: string; mode: CommentMode }[];
} {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable();
  }
  if (!isObject(value) || !isObject(value.ratings) || !Array.isArray(value.comments)) throw unreadable();
  const ratings = Object.entries(value.ratings).map(([id, rating]) => [id, readRating(rating)] as const);
  return { ratings: Object.fromEntries(ratings), comments: value.comments.map(readComment) };
}

function readRating(value: unknown): number | 'not-observed' {
  if (value === 'not-observed' || (typeof value === 'number' && Number.isSafeInteger(value))) return value;
  throw unreadable();
}

function readComment(value: unknown): { promptId: string; mode: CommentMode } {
  if (!isObject(value) || typeof value.promptId !== 'string') throw unreadable();
  const { promptId, mode } = value;
  if (mode === 'as-written' || mode === 'only-that-commented') return { promptId, mode };
  throw unreadable();
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tooLong(): BallotError {
  return new BallotError('answers-too-long', 'The answers do not fit into one block.');
}

function unreadable(): BallotError {
  return new BallotError('answers-unreadable', 'These bytes are no block of answers.');
}
