/**
 * A hash in groups of eight, as people read it out to one another, and so that it breaks on a phone.
 *
 * @param hash hexadecimal digits
 * @example groupedFingerprint('0123456789abcdef') // '01234567 89abcdef'
 */
export function groupedFingerprint(hash: string): string {
  return (hash.match(/.{1,8}/g) ?? []).join(' ');
}
