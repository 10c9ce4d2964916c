import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { answerDigest, hashTicket } from './answer-digest.ts';

const ticket = 'A'.repeat(43);
const redeemed = {
  campaignId: 'c',
  subjectKey: 's',
  label: 'peers',
  answers: { ratings: { b: 2, a: 1 }, comments: [] },
};

describe('the digest of answers', () => {
  it('is an HMAC-SHA256 over canonical JSON, keyed by the ticket', () => {
    const text =
      '{"answers":{"comments":[],"ratings":{"a":1,"b":2}},"campaignId":"c","label":"peers","subjectKey":"s"}';
    const expected = createHmac('sha256', Buffer.alloc(32)).update(text).digest('hex');
    expect(answerDigest(ticket, redeemed).toString('hex')).toBe(expected);
  });

  it('differs for every other ticket, campaign, leader, label and answer', () => {
    const others = [
      answerDigest(`B${'A'.repeat(42)}`, redeemed),
      answerDigest(ticket, { ...redeemed, campaignId: 'd' }),
      answerDigest(ticket, { ...redeemed, subjectKey: 't' }),
      answerDigest(ticket, { ...redeemed, label: 'others' }),
      answerDigest(ticket, { ...redeemed, answers: { ratings: { b: 2, a: 2 }, comments: [] } }),
    ];
    const digests = [answerDigest(ticket, redeemed), ...others].map((digest) => digest.toString('hex'));
    expect(new Set(digests).size).toBe(6);
  });
});

describe('the hash of a ticket', () => {
  it('is the SHA-256 of its bytes', () => {
    // SHA-256 of 32 zero bytes.
    expect(hashTicket(ticket).toString('base64url')).toBe('Zmh6rfhivXdsj8GLjp-OIAiXFIVu4jOzkCpZHQ1fKSU');
  });
});
