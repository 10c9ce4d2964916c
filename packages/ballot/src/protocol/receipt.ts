import { BallotError } from './ballot-error.ts';
import { joinBytes, sha256, textBytes, toHex } from './byte-strings.ts';
import { canonicalText } from './canonical-text.ts';

/**
 * A short code that says "these answers were counted", and nothing of what they said.
 *
 * Twelve symbols of Crockford's base32 (60 bits), then two check symbols: the number they spell modulo 1021, as in a rater's code.
 * Among 100,000 receipts of a campaign two are alike with a chance of 4 in a thousand million, and a code that was made up is in
 * the list with a chance of 1 in 10^13.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataSymbols = 12;
const checkPrime = 1021;

/** Under what the server remembers a token that was redeemed: SHA-256 of the token. */
export async function tokenHash(token: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(token);
}

/**
 * The receipt of a redeemed token, from its hash: device and server work it out alike, and the device shows it only when the server has
 * given the same.
 *
 * @example await receiptOf(await tokenHash(new Uint8Array(32).fill(5))) // 'AGXZB-PEAWB-QZCJ'
 */
export async function receiptOf(hashOfToken: Uint8Array): Promise<string> {
  const digest = await sha256(joinBytes([textBytes('heartset/receipt/v1'), hashOfToken]));
  const bits = digest.slice(0, 8).reduce((number, byte) => (number << 8n) | BigInt(byte), 0n) >> 4n;
  const data = Array.from({ length: dataSymbols }, (_, place) =>
    Number((bits >> BigInt(5 * (dataSymbols - 1 - place))) & 31n),
  );
  const check = remainder(data);
  return inGroups([...data, check >> 5, check & 31].map((value) => alphabet.charAt(value)).join(''));
}

/**
 * Reads a receipt as people type it: any case, any spaces or dashes, O for 0, I or L for 1.
 *
 * @returns the receipt as it was shown, or null when it cannot be one
 */
export function readReceipt(typed: string): string | null {
  const symbols = typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[\s\p{Dash}_.,;:]+/gu, '');
  const values = [...symbols].map((symbol) => alphabet.indexOf(symbol));
  const [high = 0, low = 0] = values.slice(dataSymbols);
  const wellFormed = values.length === dataSymbols + 2 && !values.includes(-1);
  return wellFormed && remainder(values.slice(0, dataSymbols)) === high * 32 + low ? inGroups(symbols) : null;
}

/** What is published in a receipt's place: 64 hexadecimal digits, other ones in every campaign. */
export async function hashReceipt(campaign: string, receipt: string): Promise<string> {
  return toHex(await sha256(textBytes(canonicalText(['heartset/receipt-hash/v1', campaign, receipt]))));
}

export type ReceiptList = { format: 'heartset/receipts/v1'; campaign: string; receipts: readonly string[] };

/** The list that a campaign publishes after its tally: hashes of receipts, sorted, so that no order of arrival is left. */
export async function receiptList(campaign: string, receipts: readonly string[]): Promise<ReceiptList> {
  const hashes = await Promise.all(receipts.map((receipt) => hashReceipt(campaign, receipt)));
  return { format: 'heartset/receipts/v1', campaign, receipts: hashes.sort() };
}

/** The text that is published. */
export function receiptListText(list: ReceiptList): string {
  return canonicalText(list);
}

/**
 * Reads a published list.
 *
 * @throws BallotError `receipts-invalid` for anything that `receiptListText` would not have written
 */
export function parseReceiptList(text: string): ReceiptList {
  const read = readJson(text);
  const { campaign, receipts } = read;
  if (typeof campaign !== 'string' || !Array.isArray(receipts)) throw listInvalid();
  const hashes = receipts.map((entry: unknown) => {
    if (typeof entry !== 'string' || !/^[0-9a-f]{64}$/.test(entry)) throw listInvalid();
    return entry;
  });
  const list: ReceiptList = { format: 'heartset/receipts/v1', campaign, receipts: hashes };
  const sorted = hashes.every((hash, index) => index === 0 || (hashes[index - 1] ?? '') <= hash);
  if (!sorted || receiptListText(list) !== text) throw listInvalid();
  return list;
}

function readJson(text: string): { readonly campaign?: unknown; readonly receipts?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // What JSON.parse says quotes the text.
  }
  throw listInvalid();
}

function listInvalid(): BallotError {
  return new BallotError('receipts-invalid', 'The list of receipts cannot be read.');
}

/** SHA-256 of a list's canonical text: one line for all receipts, to write into minutes or a mail. */
export async function hashReceiptList(list: ReceiptList): Promise<string> {
  return toHex(await sha256(textBytes(canonicalText(list))));
}

/** Was the answer counted whose receipt somebody typed? False also for what is no receipt. */
export async function isReceiptListed(list: ReceiptList, typed: string): Promise<boolean> {
  const receipt = readReceipt(typed);
  return receipt !== null && list.receipts.includes(await hashReceipt(list.campaign, receipt));
}

function remainder(values: readonly number[]): number {
  return values.reduce((rest, value) => (rest * 32 + value) % checkPrime, 0);
}

function inGroups(symbols: string): string {
  return `${symbols.slice(0, 5)}-${symbols.slice(5, 10)}-${symbols.slice(10)}`;
}
