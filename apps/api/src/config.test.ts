import { describe, expect, it } from 'vitest';
import { parseConfig } from './config.ts';

describe('what is said of mails', () => {
  it('is nothing by default but how many leave for a domain', () => {
    expect(parseConfig({})).toMatchObject({
      mailDkim: undefined,
      mailPerDomainPerMinute: 300,
      mailBounceAddress: undefined,
      mailBounceListen: undefined,
      mailBounceWebhookSecret: undefined,
    });
  });

  it('is read as it is meant', () => {
    const config = parseConfig({
      MAIL_DKIM_DOMAIN: 'example.org',
      MAIL_DKIM_SELECTOR: 'heartset',
      MAIL_DKIM_KEY_FILE: '/keys/dkim.pem',
      MAIL_PER_DOMAIN_PER_MINUTE: '30',
      MAIL_BOUNCE_ADDRESS: 'bounces@bounces.example.org',
      MAIL_BOUNCE_LISTEN: '127.0.0.1:2525',
      MAIL_BOUNCE_WEBHOOK_SECRET: 'x'.repeat(32),
    });
    expect(config).toMatchObject({
      mailDkim: { domain: 'example.org', selector: 'heartset', keyFile: '/keys/dkim.pem' },
      mailPerDomainPerMinute: 30,
      mailBounceAddress: 'bounces@bounces.example.org',
      mailBounceListen: { host: '127.0.0.1', port: 2525 },
      mailBounceWebhookSecret: 'x'.repeat(32),
    });
  });

  it('has no limit with a limit of nothing, and listens on IPv6, too', () => {
    const config = parseConfig({
      MAIL_PER_DOMAIN_PER_MINUTE: '0',
      MAIL_BOUNCE_ADDRESS: 'b@b.example',
      MAIL_BOUNCE_LISTEN: '[::1]:2525',
    });
    expect(config.mailPerDomainPerMinute).toBeUndefined();
    expect(config.mailBounceListen).toEqual({ host: '::1', port: 2525 });
  });

  it.each([
    [{ MAIL_DKIM_DOMAIN: 'example.org' }, 'Only some of MAIL_DKIM_DOMAIN'],
    [{ MAIL_DKIM_DOMAIN: 'example.org', MAIL_DKIM_KEY_FILE: '/secret/place' }, 'Only some of MAIL_DKIM_DOMAIN'],
    [{ MAIL_DKIM_DOMAIN: 'example.org; x=1' }, 'MAIL_DKIM_DOMAIN: must be a domain'],
    [{ MAIL_BOUNCE_LISTEN: '127.0.0.1:2525' }, 'MAIL_BOUNCE_LISTEN is set, but not MAIL_BOUNCE_ADDRESS'],
    [
      { MAIL_BOUNCE_LISTEN: '2525', MAIL_BOUNCE_ADDRESS: 'b@b.example' },
      'MAIL_BOUNCE_LISTEN: must be a host and a port',
    ],
    [
      { MAIL_BOUNCE_LISTEN: 'a:99999', MAIL_BOUNCE_ADDRESS: 'b@b.example' },
      'MAIL_BOUNCE_LISTEN: must be a host and a port',
    ],
    [{ MAIL_BOUNCE_ADDRESS: `${'a'.repeat(15)}@b.example` }, 'at most 14 characters before the @'],
    [{ MAIL_BOUNCE_ADDRESS: 'a+b@b.example' }, 'MAIL_BOUNCE_ADDRESS'],
    [{ MAIL_BOUNCE_WEBHOOK_SECRET: 'too short' }, 'MAIL_BOUNCE_WEBHOOK_SECRET'],
    [{ MAIL_PER_DOMAIN_PER_MINUTE: '-1' }, 'MAIL_PER_DOMAIN_PER_MINUTE'],
  ])('is refused when it is not right, without its value: %j', (environment, says) => {
    const refused = () => parseConfig(environment);
    expect(refused).toThrow(says);
    expect(refused).not.toThrow(/secret\/place|too short|99999/);
  });
});
