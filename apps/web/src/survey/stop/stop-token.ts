const tokenPattern = /^[A-Za-z0-9_-]{22}$/;

/**
 * What stops the mails, as an address holds it: behind `#` in the link that people open, in the path where a mail program leads them.
 *
 * @returns null when there is none, or a part of one
 * @example readStopToken({ pathname: '/stop', hash: '#AAAAAAAAAAAAAAAAAAAAAA' }) // 'AAAAAAAAAAAAAAAAAAAAAA'
 */
export function readStopToken({ pathname, hash }: { pathname: string; hash: string }): string | null {
  const [, , inPath = ''] = pathname.split('/');
  const token = hash.length > 1 ? hash.slice(1) : inPath;
  return tokenPattern.test(token) ? token : null;
}
