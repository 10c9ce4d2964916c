import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hashReceipt,
  hashReceiptList,
  isReceiptListed,
  parseReceiptList,
  readReceipt,
  receiptList,
  receiptListText,
  receiptOf,
  tokenHash,
} from './receipt.ts';

const token = new Uint8Array(32).fill(5);
const receipt = await receiptOf(await tokenHash(token));
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a receipt', () => {
  it('is short, the same each time, and known, so that old ones stay good', async () => {
    expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await receiptOf(await tokenHash(token))).toBe(receipt);
    expect(receipt).toBe('AGXZB-PEAWB-QZCJ');
  });

  it('begins with the first 60 bits of its digest', async () => {
    const hash = createHash('sha256').update(token).digest();
    const digest = createHash('sha256').update('heartset/receipt/v1').update(hash).digest();
    const bits = [...digest]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .slice(0, 60);
    const symbols = (bits.match(/.{5}/g) ?? []).map((five) => alphabet.charAt(Number.parseInt(five, 2)));
    expect(receipt.replaceAll('-', '').slice(0, 12)).toBe(symbols.join(''));
  });

  it('is read however it is typed', () => {
    const typings = [
      receipt,
      receipt.toLowerCase(),
      receipt.replaceAll('-', ''),
      ` ${receipt.replaceAll('-', ' – ')} `,
    ];
    for (const typed of typings) expect(readReceipt(typed)).toBe(receipt);
  });

  it('is refused with one wrong symbol, with two swapped, too short or too long', () => {
    const plain = receipt.replaceAll('-', '');
    fc.assert(
      fc.property(fc.nat(13), fc.nat(31), fc.nat(12), (place, value, swapped) => {
        const wrong = plain.slice(0, place) + alphabet.charAt(value) + plain.slice(place + 1);
        expect(readReceipt(wrong)).toBe(wrong === plain ? receipt : null);
        const turned =
          plain.slice(0, swapped) + plain.charAt(swapped + 1) + plain.charAt(swapped) + plain.slice(swapped + 2);
        expect(readReceipt(turned)).toBe(turned === plain ? receipt : null);
      }),
    );
    for (const typed of ['', plain.slice(1), `${plain}0`, `${plain.slice(0, -1)}!`, 'U'.repeat(14)])
      expect(readReceipt(typed)).toBeNull();
  });
});

describe('the list of receipts', () => {
  it('says of each whether it was counted, and gives none away', async () => {
    const others = await Promise.all(
      [1, 2, 3].map(async (fill) => receiptOf(await tokenHash(new Uint8Array(32).fill(fill)))),
    );
    const list = await receiptList('campaign', [receipt, ...others]);
    expect(await isReceiptListed(list, receipt.toLowerCase())).toBe(true);
    const [missing = ''] = others;
    expect(await isReceiptListed(await receiptList('campaign', [receipt]), missing)).toBe(false);
    expect(await isReceiptListed(list, 'no receipt')).toBe(false);
    expect(JSON.stringify(list)).not.toContain(receipt);
  });

  it('has no order of arrival, and one hash', async () => {
    const one = await receiptList('campaign', [receipt, 'B', 'A']);
    const other = await receiptList('campaign', ['A', receipt, 'B']);
    expect(one).toEqual(other);
    expect(await hashReceiptList(one)).toBe(await hashReceiptList(other));
    expect(await hashReceiptList(one)).not.toBe(await hashReceiptList(await receiptList('campaign', [receipt, 'B'])));
  });

  it("cannot be joined with another campaign's", async () => {
    expect(await hashReceipt('one', receipt)).not.toBe(await hashReceipt('two', receipt));
  });
});

describe('a published list', () => {
  it('is read as it was written, and nothing else is', async () => {
    const list = await receiptList('campaign', [receipt, await receiptOf(await tokenHash(new Uint8Array(32).fill(6)))]);
    const text = receiptListText(list);
    expect(parseReceiptList(text)).toEqual(list);
    const [first = ''] = list.receipts;
    const others = [
      '',
      'null',
      '[]',
      ` ${text}`,
      text.replace('receipts/v1', 'receipts/v2'),
      receiptListText({ ...list, receipts: list.receipts.toReversed() }),
      text.replace(first, first.toUpperCase()),
      text.replace(`"${first}"`, '7'),
      text.replace('{', '{"also":1,'),
    ];
    for (const other of others) expect(() => parseReceiptList(other)).toThrow(/cannot be read/);
  });
});
