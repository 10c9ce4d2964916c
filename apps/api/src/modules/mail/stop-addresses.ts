/** What a mail program sends to the stop's address when its reader has pressed its own button (RFC 8058 section 3.1). */
const oneClick = 'List-Unsubscribe=One-Click';

/**
 * Where somebody stops the mails about an invitation. For people the secret stands behind `#`, as the link's does; a mail program cannot
 * send that, so its address has it in the path, where it leads people to the same page. It opens nothing.
 *
 * @param publicUrl without a slash at the end
 * @param token 16 bytes
 */
export function stopAddresses(publicUrl: string, token: Buffer): { page: string; oneClick: string } {
  const secret = token.toString('base64url');
  return { page: `${publicUrl}/stop#${secret}`, oneClick: `${publicUrl}/stop/${secret}` };
}

/** The headers by which mail programs offer their own button. Both must be signed; nodemailer's own list leaves the second out. */
export function stopHeaders(address: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': oneClick };
}
