import { describe, expect, it } from 'vitest';
import { readStopToken } from './stop-token.ts';

const token = 'AAAAAAAAAAAAAAAAAAAA_-';

describe('what stops mails', () => {
  it('is read from the link of the mail, and from the address that mail programs know', () => {
    expect(readStopToken({ pathname: '/stop', hash: `#${token}` })).toBe(token);
    expect(readStopToken({ pathname: `/stop/${token}`, hash: '' })).toBe(token);
    expect(readStopToken({ pathname: `/stop/${token}/`, hash: '#' })).toBe(token);
  });

  it.each([
    ['/stop', ''],
    ['/stop/', '#'],
    ['/stop', `#${token.slice(1)}`],
    ['/stop', `#${token}A`],
    ['/stop/AAAA', ''],
    ['/stop', '#device=ABCDEFGHJKMNPQRSTVWXYZ012345'],
  ])('is not read from %s%s', (pathname, hash) => {
    expect(readStopToken({ pathname, hash })).toBeNull();
  });
});
