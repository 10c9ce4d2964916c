/** What a mail server says of one recipient. */
export interface RecipientStatus {
  /** As the mail was sent to; null where the server does not say. */
  original: string | null;
  /** Which address did not take it; another one where the recipient passes mail on. */
  final: string | null;
  verdict: BounceVerdict;
}

/** `hard`: this address will not take it. `soft`: it may, later. */
export type BounceVerdict = 'hard' | 'soft';

const mostRecipients = 20;
const longestAddress = 320;

/** The fields of a block, unfolded, by their names in lower case; of one that comes twice the first. */
function readFields(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** `rfc822; noor@hospital.example` and `utf-8; …`, with or without angle brackets. */
function addressIn(field: string | undefined): string | null {
  const [, kind, value] = /^([a-z0-9-]+)\s*;\s*(.+)$/i.exec(field ?? '') ?? [];
  if (value === undefined || !/^(rfc822|utf-8)$/i.test(kind ?? '')) return null;
  const address = value.trim().replace(/^<(.*)>$/, '$1');
  return address.length <= longestAddress && address.includes('@') ? address : null;
}

/**
 * What a status code says (RFC 3463): 4 is for now, 5 for good. For good, too, is said of a mailbox that is full (5.2.2) and of a mail
 * whose time ran out (5.4.7): both may work later.
 */
function verdictOf(action: string | undefined, status: string | undefined): BounceVerdict | null {
  // `delayed` is a server that still tries; `delivered`, `relayed` and `expanded` are no trouble.
  if (action?.toLowerCase() !== 'failed') return null;
  const [, code] = /^([245]\.\d{1,3}\.\d{1,3})/.exec(status ?? '') ?? [];
  if (code === undefined || code.startsWith('2')) return null;
  return code.startsWith('4') || code === '5.2.2' || code === '5.4.7' ? 'soft' : 'hard';
}

/**
 * Reads the part of a report that machines read (`message/delivery-status`, RFC 3464).
 *
 * @returns whoever did not get the mail; nobody where the server still tries, or where the text is something else
 */
export function readDeliveryStatus(text: string): RecipientStatus[] {
  const blocks = text.replaceAll('\r\n', '\n').split(/\n[ \t]*\n/);
  const found: RecipientStatus[] = [];
  for (const block of blocks.slice(0, 2 * mostRecipients)) {
    const fields = readFields(block);
    const verdict = verdictOf(fields.get('action'), fields.get('status'));
    if (!verdict || found.length === mostRecipients) continue;
    found.push({
      original: addressIn(fields.get('original-recipient')),
      final: addressIn(fields.get('final-recipient')),
      verdict,
    });
  }
  return found;
}
