import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { choosePort, parseStandaloneConfig } from './standalone-config.ts';

describe('parseStandaloneConfig', () => {
  it('with nothing set embeds every part, on loopback, with the demo', () => {
    expect(parseStandaloneConfig({}, '/srv/project')).toMatchObject({
      dataDirectory: '/srv/project/.heartset',
      host: 'localhost',
      ownerUrl: undefined,
      smtpUrl: undefined,
      inbox: true,
      demo: true,
    });
  });

  it.each([
    ['a database of one’s own', { DATABASE_URL: 'postgres://db.example/heartset' }, { inbox: true, demo: false }],
    ['real mail', { SMTP_URL: 'smtp://mail.example' }, { inbox: false, demo: false }],
    ['a public address', { PUBLIC_URL: 'https://heartset.example' }, { inbox: false, demo: false }],
    ['every network interface', { HOST: '0.0.0.0' }, { inbox: false, demo: false }],
    ['a network interface', { HOST: '192.168.1.20' }, { inbox: false, demo: false }],
    ['loopback by number', { HOST: '127.0.0.1' }, { inbox: true, demo: true }],
    ['an empty variable', { PUBLIC_URL: '' }, { inbox: true, demo: true }],
  ])(
    'with %s offers one-click sign-in and the inbox only where nobody else can reach them',
    (_name, environment, expected) => {
      expect(parseStandaloneConfig(environment, '/srv/project')).toMatchObject(expected);
    },
  );

  it('refuses half a set of logins, and a wrong port without repeating it', () => {
    expect(() =>
      parseStandaloneConfig({ DATABASE_URL: 'postgres://x/y', DATABASE_URL_API: 'postgres://x/y' }, '/srv'),
    ).toThrow(/Only some of DATABASE_URL_API/);
    expect(() => parseStandaloneConfig({ DATABASE_URL_TALLY: 'postgres://x/y' }, '/srv')).toThrow(/not DATABASE_URL/);
    expect(() => parseStandaloneConfig({ PORT: 'secret-99999' }, '/srv')).toThrow(/^(?!.*secret).*PORT/);
  });
});

describe('choosePort', () => {
  it('takes the next free port and tells which was taken; with a public address it stops instead', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const address = occupant.address();
    const taken = address && typeof address === 'object' ? address.port : 0;
    try {
      const chosen = await choosePort(parseStandaloneConfig({ PORT: String(taken) }, '/srv'));
      expect(chosen.takenPort).toBe(taken);
      expect(chosen.port).toBeGreaterThan(taken);
      const behindProxy = parseStandaloneConfig(
        { PORT: String(taken), PUBLIC_URL: 'https://heartset.example' },
        '/srv',
      );
      await expect(choosePort(behindProxy)).rejects.toThrow(`Port ${taken} is taken.`);
    } finally {
      occupant.close();
    }
  });
});
