/** A hash as the mails write it: eight groups of eight. */
export function inGroups(hash: string): string {
  return (hash.match(/.{8}/g) ?? []).join(' ');
}

/** `unreadable`: not 64 hexadecimal digits, so that a word or half a copy is not called another fingerprint. */
export type Comparison = 'empty' | 'unreadable' | 'same' | 'other';

/** Compares what somebody has copied from a mail, in whatever grouping and case, with a hash. */
export function compareFingerprint(typed: string, hash: string): Comparison {
  const digits = typed.toLowerCase().replaceAll(/[\s\p{Dash}]+/gu, '');
  if (digits === '') return 'empty';
  if (!/^[0-9a-f]{64}$/.test(digits)) return 'unreadable';
  return digits === hash ? 'same' : 'other';
}
