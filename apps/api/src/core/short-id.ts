/**
 * An id as it stands in a link that people have to copy: 22 characters in place of 36.
 *
 * @example shortId('6f9619ff-8b86-4d01-b42d-00c04fc964ff') // 'b5YZ_4uGTQG0LQDAT8lk_w'
 */
export function shortId(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}

/** The id that `shortId` was given. */
export function idOfShort(short: string): string {
  const hex = Buffer.from(short, 'base64url').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
