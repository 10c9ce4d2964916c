import { describe, expect, it } from 'vitest';
import { readDeliveryStatus } from './read-delivery-status.ts';

const report = (fields: string) =>
  `Reporting-MTA: dns; mail.hospital.example\nArrival-Date: Mon, 2 Mar 2026\n\n${fields}\n`;

describe('what a report says', () => {
  it.each([
    ['nobody has this mailbox', 'failed', '5.1.1', 'hard'],
    ['there is no such domain', 'failed', '5.1.2 (bad destination)', 'hard'],
    ['a rule of theirs', 'failed', '5.7.1', 'hard'],
    ['no reason', 'Failed', '5.0.0', 'hard'],
    ['the mailbox is full', 'failed', '5.2.2', 'soft'],
    ['its time ran out', 'failed', '5.4.7', 'soft'],
    ['given up after days', 'failed', '4.4.1', 'soft'],
    ['still being tried', 'delayed', '4.4.1', null],
    ['it arrived', 'delivered', '2.0.0', null],
    ['passed on', 'relayed', '2.1.9', null],
    ['what cannot be', 'failed', '2.0.0', null],
    ['no code', 'failed', 'mailbox unknown', null],
    ['nothing', '', '', null],
  ])('is about the code: %s', (_what, action, status, verdict) => {
    const text = report(`Final-Recipient: rfc822; noor@hospital.example\nAction: ${action}\nStatus: ${status}`);
    expect(readDeliveryStatus(text).map((each) => each.verdict)).toEqual(verdict === null ? [] : [verdict]);
  });

  it('is read as servers write it: folded, in any case, with brackets, with carriage returns', () => {
    const text = report(
      'ORIGINAL-RECIPIENT: rfc822;Noor@Hospital.example\nfinal-recipient: RFC822;\n  <n.haddad@hospital.example>\naction: failed\nstatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1\n unknown',
    );
    const read = { original: 'Noor@Hospital.example', final: 'n.haddad@hospital.example', verdict: 'hard' };
    expect(readDeliveryStatus(text)).toEqual([read]);
    expect(readDeliveryStatus(text.replaceAll('\n', '\r\n'))).toEqual([read]);
  });

  it('is taken from each recipient, and of a field that comes twice the first', () => {
    const text = report(
      'Final-Recipient: rfc822; one@a.example\nAction: failed\nAction: delivered\nStatus: 5.1.1\n\nFinal-Recipient: x400; two\nAction: failed\nStatus: 4.2.2',
    );
    expect(readDeliveryStatus(text)).toEqual([
      { original: null, final: 'one@a.example', verdict: 'hard' },
      { original: null, final: null, verdict: 'soft' },
    ]);
  });

  it('is bounded, whatever comes', () => {
    const one = 'Final-Recipient: rfc822; one@a.example\nAction: failed\nStatus: 5.1.1\n\n';
    expect(readDeliveryStatus(report(one.repeat(5000)))).toHaveLength(20);
    const long = report(`Final-Recipient: rfc822; ${'a'.repeat(100_000)}@a.example\nAction: failed\nStatus: 5.1.1`);
    expect(readDeliveryStatus(long)).toEqual([{ original: null, final: null, verdict: 'hard' }]);
    expect(readDeliveryStatus('\n'.repeat(200_000))).toEqual([]);
    expect(readDeliveryStatus(`a:${' \n'.repeat(100_000)}`)).toEqual([]);
  });
});
