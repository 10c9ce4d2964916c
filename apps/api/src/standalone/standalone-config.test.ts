import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { choosePort, parseStandaloneConfig } from './standalone-config.ts';
import { StartError } from './start-error.ts';

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
    [
      'real mail',
      { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'Heartset <feedback@mail.example>' },
      { inbox: false, demo: false },
    ],
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

describe('what an operator gets wrong', () => {
  it.each([
    ['an address without https', { PUBLIC_URL: 'http://heartset.example' }, /PUBLIC_URL must begin with https/],
    ['half an address', { PUBLIC_URL: 'heartset.example' }, /PUBLIC_URL/],
    [
      'another database',
      { DATABASE_URL: 'mysql://app:hunter2@db.example/x' },
      /DATABASE_URL: must begin with postgres:/,
    ],
    ['no connection string', { DATABASE_URL: 'db.example' }, /DATABASE_URL: must begin with postgres:/],
    ['a password that needs escaping', { DATABASE_URL: 'postgres://app:hunter2/#@db.example/x' }, /DATABASE_URL.*%40/],
    [
      'a mail server without its scheme',
      { SMTP_URL: 'mail.example:25', MAIL_FROM: 'a@b.example' },
      /SMTP_URL: must begin/,
    ],
    ['a mail server without a sender', { SMTP_URL: 'smtp://mail.example' }, /not MAIL_FROM/],
    ['a queue that is none', { REDIS_URL: 'http://redis.example' }, /REDIS_URL: must begin with redis:/],
    ['a short secret', { JWT_SECRET: 'hunter2' }, /JWT_SECRET/],
    ['an unknown time zone', { TIME_ZONE: 'Zurich' }, /TIME_ZONE/],
  ])('is said before anything starts, without a secret: %s', (_name, environment, expected) => {
    const start = () => parseStandaloneConfig(environment, '/srv/project');
    expect(start).toThrow(StartError);
    expect(start).toThrow(expected);
    expect(start).not.toThrow(/hunter2/);
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
