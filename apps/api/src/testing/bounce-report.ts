/** A report of a mail server that a mail did not arrive (RFC 3464), as Postfix writes it. */
export function bounceReport(report: {
  /** The address that failed. */
  final: string;
  original?: string | undefined;
  action?: string;
  status?: string;
  /** The headers that it returns. */
  returned?: string;
}): string {
  const { final, original, action = 'failed', status = '5.1.1', returned = 'Subject: Your feedback' } = report;
  return [
    'From: MAILER-DAEMON@mail.hospital.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="4F2A1.1772442000/mail.hospital.example"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--4F2A1.1772442000/mail.hospital.example',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    "I'm sorry to have to inform you that your message could not be delivered.",
    '',
    '--4F2A1.1772442000/mail.hospital.example',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.hospital.example',
    'Arrival-Date: Mon,  2 Mar 2026 09:00:00 +0000 (UTC)',
    '',
    `Final-Recipient: rfc822; ${final}`,
    ...(original ? [`Original-Recipient: rfc822;${original}`] : []),
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: X-Postfix; unknown user',
    '',
    '--4F2A1.1772442000/mail.hospital.example',
    'Content-Description: Undelivered Message Headers',
    'Content-Type: text/rfc822-headers',
    '',
    returned,
    '',
    '--4F2A1.1772442000/mail.hospital.example--',
    '',
  ].join('\r\n');
}
