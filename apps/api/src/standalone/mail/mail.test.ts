import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { classifyFailure } from '../../modules/mail/classify-failure.ts';
import { inboxRoutes } from './inbox.routes.ts';
import { openInbox } from './inbox-store.ts';
import { type MailCatcher, startMailCatcher } from './start-mail-catcher.ts';

let directory: string;
let catcher: MailCatcher;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'heartset-mail-'));
  catcher = await startMailCatcher({ directory });
});

afterEach(async () => {
  await catcher.stop();
  await rm(directory, { recursive: true, force: true });
});

async function send(
  to: string,
  subject: string,
  html = '<p>Guten Tag, <a href="http://127.0.0.1/a#x">answer</a></p>',
): Promise<void> {
  const transport = createTransport(catcher.smtpUrl);
  try {
    await transport.sendMail({
      from: 'Heartset <heartset@example.org>',
      to,
      subject,
      messageId: `<${subject.length}.1@example.org>`,
      text: 'Grüße, with a line',
      html,
    });
  } finally {
    transport.close();
  }
}

async function site() {
  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(inboxRoutes(catcher.inbox));
  return app;
}

describe('the mail catcher', () => {
  it('keeps a mail with both parts, recipient and headers, and tells whoever waits', async () => {
    const waiting = catcher.inbox.waitFor((summary) => summary.subject === 'Ein Gruß', 10_000);
    await send('Ada.Lovelace@example.org', 'Ein Gruß');
    const message = await waiting;
    expect(message.to).toEqual(['Ada.Lovelace@example.org']);
    expect(message.text.trim()).toBe('Grüße, with a line');
    expect(message.html).toContain('http://127.0.0.1/a#x');
    expect(message.messageId).toBe('<8.1@example.org>');
    expect(message.headers.map(({ name }) => name.toLowerCase())).toContain('message-id');
  });

  it('has the mails of an earlier start, newest first, found by a part of the address', async () => {
    await send('ada@example.org', 'first');
    await send('grace@example.org', 'second');
    await send('ada@example.org', 'third');
    const reopened = await openInbox(directory);
    expect(reopened.list().map(({ subject }) => subject)).toEqual(['third', 'second', 'first']);
    expect(reopened.list('ADA@').map(({ subject }) => subject)).toEqual(['third', 'first']);
  });

  it('returns a mail to whoever begins with “returned”, as a server that does not know the address', async () => {
    const refused = await send('Returned.Ada@example.org', 'first').catch((error: unknown) => error);
    expect(refused).toMatchObject({ responseCode: 550, response: '550 5.1.1 Nobody has this address.' });
    expect(classifyFailure(refused)).toEqual({ code: 'address-refused', permanent: true });
    await send('ada.returned@example.org', 'second');
    expect(catcher.inbox.list().map(({ subject }) => subject)).toEqual(['second']);
  });

  it('lets the oldest go when there are too many', async () => {
    const small = await openInbox(path.join(directory, 'small'), 10);
    const added = [];
    for (let number = 1; number <= 11; number += 1) {
      const content = {
        from: 'a',
        to: ['b'],
        subject: String(number),
        messageId: '',
        text: '',
        html: null,
        headers: [],
      };
      added.push(await small.add(content));
    }
    const kept = ['11', '10', '9', '8', '7', '6', '5', '4', '3'];
    expect(small.list().map(({ subject }) => subject)).toEqual(kept);
    expect((await openInbox(path.join(directory, 'small'), 10)).list().map(({ subject }) => subject)).toEqual(kept);
    expect(await small.get(added[0]?.id ?? '')).toBeUndefined();
    expect((await small.get(added[10]?.id ?? ''))?.subject).toBe('11');
  });
});

describe('the inbox pages', () => {
  it('list mails and search by recipient, with everything escaped', async () => {
    await send('ada@example.org', '<script>alert(1)</script>');
    await send('grace@example.org', 'for grace');
    const app = await site();
    const page = await app.inject('/inbox?to=ada');
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.body).not.toContain('<script>alert');
    expect(page.body).not.toContain('for grace');
    expect((await app.inject('/inbox?to=nobody')).body).toContain('No mail to this recipient');
    expect(page.body).toContain('begins with “returned” comes back');
    await app.close();
  });

  it('show a mail in a frame that runs nothing, with links for a new tab', async () => {
    await send(
      'ada@example.org',
      'hello',
      '<html><head><title>t</title></head><body><script>alert(1)</script>body</body></html>',
    );
    const id = catcher.inbox.list()[0]?.id;
    const app = await site();
    const page = await app.inject(`/inbox/messages/${id}`);
    expect(page.body).toContain(`sandbox="allow-popups allow-popups-to-escape-sandbox"`);
    expect(page.body).toContain(`src="/inbox/messages/${id}/html"`);
    const mail = await app.inject(`/inbox/messages/${id}/html`);
    expect(mail.body).toContain('<head><base target="_blank">');
    expect(mail.headers['content-security-policy']).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    );
    await app.close();
  });

  it('give mails as JSON for tests, and a page for a mail that is gone', async () => {
    await send('ada@example.org', 'hello');
    const app = await site();
    const answer = (await app.inject('/inbox/api/messages?to=ada')).json();
    expect(answer).toMatchObject({ total: 1, messages: [{ subject: 'hello', to: ['ada@example.org'] }] });
    const missing = await app.inject('/inbox/messages/../../secrets');
    expect(missing.statusCode).toBe(404);
    const unknown = await app.inject('/inbox/messages/none');
    expect([unknown.statusCode, unknown.body.includes('not here any more')]).toEqual([404, true]);
    await app.close();
  });
});
