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
