import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { deviceKeyCode, readDeviceKeyCode } from '../packages/ballot/src/device/device-key.ts';
import { answerToReview, beginSurvey, type Rating, sendAnswers } from './support/answer-survey.ts';
import { hrDesk } from './support/hr-desk.ts';
import { surveyCodeOf, surveyLinkOf } from './support/inbox.ts';
import { inspectPage } from './support/inspect-page.ts';
import { type Instrument, itemsAsAsked, readInstrument } from './support/instrument.ts';
import { readQr } from './support/read-qr.ts';
import { recordEverything, recordVisit, sharedHeaders } from './support/recorded-visit.ts';
import { enterDemoAs } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';

/** What goes over the wire while somebody answers, and what happens when it does not arrive. */
const stage = setStage();
const leader = 'Jonas Weber';
const phone = { viewport: { width: 390, height: 844 } } as const;
/** The size of every body of answers, in bytes: written here a second time, because sizes must not change by the way. */
const bodyBytes = 29_280;

const campaignName = 'Emergency, sealed';
const receipts: string[] = [];

let hr: Page;
let instrument: Instrument;

beforeAll(async () => {
  hr = await stage.newPage();
  await enterDemoAs(hr, 'HR');
  instrument = await readInstrument(stage.address);
  await hrDesk(hr.request).openCampaign(campaignName, [leader], ['others-more-or-less']);
});

async function answer(visitor: BrowserContext, rater: string, rating: Rating, comment: string | null) {
  const page = await visitor.newPage();
  const mail = await stage.inbox.waitFor(`${rater}@lindenhof.example`, /Your feedback for/);
  await beginSurvey(page, surveyLinkOf(mail), leader);
  const ratings = Object.fromEntries(instrument.items.map((item): [string, Rating] => [item.id, rating]));
  await answerToReview(page, instrument, {
    ratings,
    comments: comment === null ? {} : { 'others-more-or-less': comment },
  });
  return { page, secret: new URL(surveyLinkOf(mail)).hash.slice(1) };
}

/** The address of the nth peer who is asked. */
async function peer(place: number): Promise<string> {
  const desk = hrDesk(hr.request);
  const { id, leaders } = await desk.campaignNamed(campaignName);
  const asked = await desk.ratersOf(id, leaders[0]?.leaderId ?? '');
  const email = asked.filter(({ group }) => group === 'peers')[place]?.email;
  if (email === undefined) throw new Error(`fewer than ${place + 1} peers are asked`);
  return email;
}

const deviceCode = /^[0-9A-Z]{5}(-[0-9A-Z]{5}){4}-[0-9A-Z]{3}$/;
const receiptOf = /^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{4}$/;

it('sends answers without anything that the signed-in part has carried, in bodies of one size', async () => {
  photographFailures(stage);
  const desk = hrDesk(hr.request);
  const { id, leaders } = await desk.campaignNamed(campaignName);
  const sizes: number[] = [];
  for (const [rater, comment] of [
    ['samuel.ortiz', null],
    ['hanna.virtanen', 'Mehr Zeit für Übergaben. '.repeat(60)],
  ] as const) {
    const visitor = await stage.newVisitor(phone);
    const visit = recordVisit(visitor);
    const { page, secret } = await answer(visitor, rater, 4, comment);
    const asked = await desk.ratersOf(id, leaders[0]?.leaderId ?? '');
    const group = asked.find(({ email }) => email.startsWith(`${rater}@`))?.group;
    const many = asked.filter((one) => one.group === group).length;
    await page.getByText(`You are one of ${many} ${group === 'peers' ? 'peers' : 'team members'} invited.`).waitFor();
    await page.getByText(/and only if at least 3 do\.$/).waitFor();
    // The arithmetic is done beside the page, which stays free for whoever taps on it.
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    workers.push(...page.workers().map((worker) => worker.url()));
    await sendAnswers(page);
    expect(workers).toEqual([expect.stringMatching(/\/assets\/ballot-worker-[^/]+\.js$/)]);
    const receipt = await page.getByRole('region', { name: 'Your receipt' }).getByText(receiptOf).textContent();
    expect(receipt).toMatch(receiptOf);
    receipts.push(receipt ?? '');

    const { redeem, signedIn } = await visit.read();
    const { cookie, authorization, referer, origin } = redeem.headers;
    expect([cookie, authorization, referer]).toEqual([undefined, undefined, undefined]);
    expect(origin).toBe(new URL(stage.address).origin);
    expect(redeem.headers['content-type']).toBe('application/octet-stream');
    expect(redeem.setsCookie).toBe(false);
    sizes.push(redeem.body.length);

    // Ids, secrets, cookies, names, elements: whatever went to and fro while one was signed in.
    const said = signedIn.flatMap(({ values }) => values);
    expect(said).toContain(secret);
    expect(said.filter((value) => /^[A-Za-z0-9_-]{128}$/.test(value))).toHaveLength(1);
    // Campaign, leader and label are those of everybody who is asked about this leader, and the questions are everybody's.
    expect(redeem.subject.filter((value) => !redeem.holds(value) || !said.includes(value))).toEqual([]);
    const everybodys = new Set([...redeem.subject, ...instrument.askOthers.map(({ id }) => id)]);
    expect(said.filter((value) => !everybodys.has(value) && redeem.holds(value))).toEqual([]);
    expect(sharedHeaders(redeem, signedIn)).toEqual([]);
    // Nor is token or receipt ever shown where one is known.
    for (const value of [receipt ?? '', redeem.token]) expect(said).not.toContain(value);
    await visitor.close();
  }
  expect(sizes).toEqual([bodyBytes, bodyBytes]);
});

it('asks and sends again exactly the same when both replies were lost', async () => {
  photographFailures(stage);
  const visitor = await stage.newVisitor(phone);
  const sent = new Map<string, Buffer[]>();
  const { page } = await answer(visitor, 'thomas.meier', 2, 'Once is enough.');
  for (const address of ['**/api/v1/rater/assignments/*/ballot', '**/api/v1/ballots']) {
    const bodies: Buffer[] = [];
    sent.set(address, bodies);
    await page.route(address, async (route) => {
      bodies.push(route.request().postDataBuffer() ?? Buffer.alloc(0));
      if (bodies.length > 1) return route.continue();
      // The server does it, and the browser never hears of it.
      await route.fetch();
      await route.abort('connectionreset');
    });
  }
  await sendAnswers(page);
  for (const bodies of sent.values()) {
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toEqual(bodies[0]);
  }
});

it('goes on after the page was closed between asking and sending, in the same browser alone', async () => {
  photographFailures(stage);
  const visitor = await stage.newVisitor(phone);
  const { page } = await answer(visitor, 'karim.benali', 3, null);
  const link = surveyLinkOf(await stage.inbox.waitFor('karim.benali@lindenhof.example', /Your feedback for/));
  const elements: string[] = [];
  const listen = (request: Request) => {
    if (request.url().endsWith('/ballot')) elements.push(request.postData() ?? '');
  };
  visitor.on('request', listen);
  await page.route('**/api/v1/rater/assignments/*/ballot', async (route) => {
    await route.fetch();
    await page.close();
  });
  const closed = page.waitForEvent('close');
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await closed;

  const elsewhere = await stage.newPage(phone);
  await elsewhere.goto(link);
  await elsewhere.getByText('Sent, or begun to be sent, from another device').waitFor();

  const again = await visitor.newPage();
  await again.goto(link);
  await again.getByRole('button', { name: 'Go on where I was' }).click();
  await sendAnswers(again);
  expect(elements).toHaveLength(2);
  expect(elements[1]).toBe(elements[0]);
  await again.close();
  const later = await visitor.newPage();
  // The session ended with the page that was left; the receipt stays in this browser.
  await later.goto(link);
  await later.getByText(/^Receipt: /).waitFor();
});

it('sends nothing when the server answers with another key than it has published', async () => {
  photographFailures(stage);
  const visitor = await stage.newVisitor(phone);
  const { page } = await answer(visitor, 'rosa.almeida', 5, null);
  await page.route('**/api/v1/campaigns/*/manifest', async (route) => {
    const published: { manifest: string; supplements: string[] } = await (await route.fetch()).json();
    const manifest = published.manifest.replace(/"issuingKey":"[^"]+"/, `"issuingKey":"${elementOfNobody}"`);
    await route.fulfill({ json: { ...published, manifest } });
  });
  let sends = 0;
  await page.route('**/api/v1/ballots', (route) => {
    sends += 1;
    return route.continue();
  });
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await page.getByRole('heading', { name: 'We stopped before sending' }).waitFor();
  expect(sends).toBe(0);
});

it('shows what was promised to everybody, with the fingerprint of the mail, as a file that gives the same', async () => {
  photographFailures(stage);
  const visitor = await stage.newVisitor({ ...phone, acceptDownloads: true });
  const page = await visitor.newPage();
  const mail = await stage.inbox.waitFor('elif.yildiz@lindenhof.example', /Your feedback for/);
  const printed = /Fingerprint of what was promised:\s+((?:[0-9a-f]{8}\s+){7}[0-9a-f]{8})/.exec(mail.text)?.[1] ?? '';
  expect(printed).not.toBe('');
  await page.goto(surveyLinkOf(mail));
  // Before the first question: two sentences of what is promised, and two of what is not.
  const promise = page.getByRole('region', { name: 'What you can rely on, and what not' });
  await promise.getByText('nobody’s answer sheet exists any more').waitFor();
  expect(await promise.getByRole('listitem').count()).toBe(4);
  await promise.getByText('whoever runs the server and watches it while you send can guess').waitFor();
  await promise.getByText('colleagues who compare notes can work out what you said').waitFor();
  expect(await page.getByRole('radio').count()).toBe(0);
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'How it works, and how to check it' }).click();
  const explained = await opened;
  const groups = printed.split(/\s+/).join(' ');
  await explained.getByText(groups, { exact: true }).waitFor();
  await explained.getByText('A group’s ratings are shown from 3 people on').waitFor();

  const field = explained.getByLabel('Paste the fingerprint from your mail to compare');
  await field.fill(printed);
  await explained.getByText('The same. You were shown what your mail promised.').waitFor();
  await field.fill(groups.replace(/^./, (digit) => (digit === '0' ? '1' : '0')));
  await explained.getByText('Not the same.').waitFor();

  const downloading = explained.waitForEvent('download');
  await explained.getByRole('link', { name: 'Save the document' }).click();
  const file = await readFile(await (await downloading).path());
  expect(createHash('sha256').update(file).digest('hex')).toBe(groups.replaceAll(' ', ''));

  // Nobody has to be signed in: another browser reads the same under the same address.
  const stranger = await stage.newPage();
  await stranger.goto(explained.url());
  await stranger.getByText(groups, { exact: true }).waitFor();
});

it('goes on on another device with a draft that the server cannot read, and back', async () => {
  photographFailures(stage);
  const mail = await stage.inbox.waitFor(await peer(0), /Your feedback for Jonas/);
  const link = surveyLinkOf(mail);
  const [first] = itemsAsAsked(instrument);
  const question = (page: Page) => page.getByRole('group', { name: first?.statement ?? '' });
  const words = 'Only for the two of us.';
  const atDesk = await stage.newVisitor();
  const desk = await atDesk.newPage();
  const copies: Buffer[] = [];
  desk.on('request', (request) => {
    if (request.url().endsWith('/draft') && request.method() === 'PUT')
      copies.push(request.postDataBuffer() ?? Buffer.alloc(0));
  });
  await beginSurvey(desk, link, leader);
  await question(desk).getByRole('radio').first().focus();
  await desk.keyboard.press('4');
  const prompts = desk.getByRole('heading', { name: 'What would you like to say?' });
  while (!(await prompts.isVisible())) await desk.getByRole('button', { name: 'Next', exact: true }).click();
  await desk.getByRole('textbox').first().fill(words);
  await desk.getByText('Saved on this device').waitFor();
  await desk.close();

  const later = await atDesk.newPage();
  later.on('request', (request) => {
    if (request.url().endsWith('/draft') && request.method() === 'PUT')
      copies.push(request.postDataBuffer() ?? Buffer.alloc(0));
  });
  await later.goto(link);
  await later.getByRole('button', { name: 'Continue on another device' }).click();
  await later.getByRole('button', { name: 'Keep a copy and show the code' }).click();
  const code = await later.getByText(deviceCode).textContent();
  expect(copies.map(({ length }) => length)).toEqual([64 * 1024]);
  expect(copies[0]?.includes(words)).toBe(false);

  const mobile = await (await stage.newVisitor(phone)).newPage();
  await mobile.goto('/a');
  await mobile.getByLabel('Code', { exact: true }).fill(code ?? '');
  await mobile.getByRole('button', { name: 'Open my invitation' }).click();
  await mobile.getByText('This is the code that your other device shows.').waitFor();
  expect(await inspectPage(mobile, 'survey-device-code-as-mail-code')).toEqual([]);
  await mobile.goto(link);
  await mobile.getByRole('button', { name: 'Continue on another device' }).click();
  const field = mobile.getByLabel('The code that the other device shows');
  await field.fill(surveyCodeOf(mail));
  await mobile.getByRole('button', { name: 'Get my answers' }).click();
  await mobile.getByText('This is the code from your mail.').waitFor();
  await field.fill((code ?? '').toLowerCase().replaceAll('-', ' '));
  await mobile.getByRole('button', { name: 'Get my answers' }).click();
  await mobile.getByText('Your answers from the other device are here.').waitFor();
  expect(await inspectPage(mobile, 'survey-device-code-taken')).toEqual([]);
  await mobile.getByRole('button', { name: 'Go on where I was' }).click();
  expect(await mobile.getByRole('textbox').first().inputValue()).toBe(words);
  await mobile.getByRole('textbox').first().fill(`${words} And more.`);
  await mobile.getByRole('button', { name: 'Next', exact: true }).click();
  // The page is left, so what is new is saved at once.
  const saved = mobile.waitForResponse(
    (response) => response.url().endsWith('/draft') && response.request().method() === 'PUT',
  );
  await mobile.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect((await saved).status()).toBe(204);

  await later.reload();
  await later.getByRole('button', { name: 'Go on where I was' }).click();
  await later.getByText(`${words} And more.`).waitFor();
  await sendAnswers(later);
  await mobile.getByRole('button', { name: 'Send my answers' }).click();
  await mobile.getByRole('heading', { name: 'You began sending on another device' }).waitFor();
});

it('shows its code to the camera of another device, and to no server', async () => {
  photographFailures(stage);
  const mail = await stage.inbox.waitFor(await peer(2), /Your feedback for Jonas/);
  const link = surveyLinkOf(mail);
  const words = 'Begun at the desk.';
  const atDesk = await stage.newVisitor({ colorScheme: 'dark' });
  const byHand = await stage.newVisitor(phone);
  const visits = [recordEverything(atDesk), recordEverything(byHand)];
  const begun = await atDesk.newPage();
  await beginSurvey(begun, link, leader);
  const prompts = begun.getByRole('heading', { name: 'What would you like to say?' });
  while (!(await prompts.isVisible())) await begun.getByRole('button', { name: 'Next', exact: true }).click();
  await begun.getByRole('textbox').first().fill(words);
  await begun.getByText('Saved on this device').waitFor();
  await begun.close();
  const desk = await atDesk.newPage();
  await desk.goto(link);
  await desk.getByRole('button', { name: 'Continue on another device' }).click();
  await desk.getByRole('button', { name: 'Keep a copy and show the code' }).click();
  const code = (await desk.getByText(deviceCode).textContent()) ?? '';
  const picture = desk.getByRole('img', { name: /^A QR code/ });
  expect(await inspectPage(desk, 'survey-other-device')).toEqual([]);
  const address = new URL(await readQr(stage.browser, picture));
  expect(address.href).toBe(`${stage.address}/a#device=${code.replaceAll('-', '')}`);

  // The camera opens a tab, the mail another one: what came with the first is there in the second.
  const scanned = await byHand.newPage();
  await scanned.goto(address.href);
  await scanned.getByText('One step is left').waitFor();
  expect(new URL(scanned.url()).hash).toBe('');
  expect(await scanned.evaluate(() => JSON.stringify([location.href, history.state]))).not.toContain(code.slice(0, 5));
  expect(await inspectPage(scanned, 'survey-other-device-scanned')).toEqual([]);
  const opened = await byHand.newPage();
  await opened.goto(link);
  await opened.getByText('Your answers from the other device are here.').waitFor();
  expect(await inspectPage(opened, 'survey-other-device-arrived')).toEqual([]);
  await opened.getByRole('button', { name: 'Go on where I was' }).click();
  expect(await opened.getByRole('textbox').first().inputValue()).toBe(words);
  await opened.close();

  // Somebody else's code opens nothing, and says so; what has come before stays.
  const again = await byHand.newPage();
  const wrong = deviceKeyCode(new Uint8Array(16).fill(9)).replaceAll('-', '');
  await again.goto(`${stage.address}/a#device=${wrong}`);
  await again.getByText('The code from the other device opens nothing').waitFor();
  await again.getByRole('button', { name: 'Go on where I was' }).click();
  expect(await again.getByRole('textbox').first().inputValue()).toBe(words);

  const key = readDeviceKeyCode(code);
  if (!key.ok) throw new Error('the code that was shown is none');
  const writings = [
    Buffer.from(code),
    Buffer.from(code.replaceAll('-', '')),
    Buffer.from(code.slice(0, 11)),
    Buffer.from(key.bytes),
    ...(['base64url', 'base64', 'hex'] as const).map((encoding) =>
      Buffer.from(Buffer.from(key.bytes).toString(encoding).replaceAll('=', '')),
    ),
  ];
  const sent = (await Promise.all(visits.map((visit) => visit.read()))).flat();
  expect(sent.some((request) => request.includes('/draft'))).toBe(true);
  expect(sent.filter((request) => writings.some((writing) => request.includes(writing)))).toEqual([]);
  await byHand.close();
  await atDesk.close();
});

it('waits when too many send at once, and lets answers change that the server does not take', async () => {
  photographFailures(stage);
  const visitor = await stage.newVisitor(phone);
  const { page } = await answer(visitor, (await peer(1)).replace(/@.*/, ''), 3, null);
  const tokens: string[] = [];
  const refusals = [
    { status: 429, headers: { 'retry-after': '2' }, json: problem(429, 'too-many-requests') },
    { status: 422, json: { ...problem(422, 'answers-invalid'), fields: [{ path: 'ratings', message: 'Not asked.' }] } },
  ];
  await page.route('**/api/v1/ballots', (route) => {
    tokens.push(route.request().postDataBuffer()?.subarray(512, 544).toString('hex') ?? '');
    const refusal = refusals.shift();
    return refusal ? route.fulfill(refusal) : route.continue();
  });
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await page.getByRole('heading', { name: 'Your answers were not accepted' }).waitFor();
  await page.getByRole('button', { name: 'Back to the review' }).click();
  await page.getByRole('button', { name: /^Change: What would you like this leader to do more of/ }).click();
  await page.getByRole('textbox').first().fill('Changed my mind.');
  await page.getByRole('button', { name: 'To the review' }).click();
  await sendAnswers(page);
  expect(tokens).toHaveLength(3);
  expect(new Set(tokens).size).toBe(1);
});

const problem = (status: number, code: string) => ({ type: `urn:heartset:problem:${code}`, title: code, status, code });

it('works where a browser keeps nothing and has no locks, and says that a draft will not survive', async () => {
  photographFailures(stage);
  const visitor = await stage.newVisitor(phone);
  // As some private windows are.
  await visitor.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'locks');
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not in a private window.', 'SecurityError');
    };
  });
  const { page } = await answer(visitor, 'elif.yildiz', 4, 'From a private window.');
  await page.getByText('Not saved: this browser keeps nothing.').waitFor();
  await sendAnswers(page);
});

it('lets whoever has a receipt look it up once everything is counted, and says so of one that is not there', {
  timeout: 240_000,
}, async () => {
  photographFailures(stage);
  const desk = hrDesk(hr.request);
  const { id } = await desk.campaignNamed(campaignName);
  const early = await stage.newPage();
  await early.goto(`/receipts/${id}`);
  await early.getByText('Not yet: the list comes out with the reports').waitFor();
  await desk.closeAtOnce(id);
  // The list comes with the next sweep after the reports.
  const status = async () => (await (await hr.request.get(`/api/v1/campaigns/${id}/receipts`)).json()).status;
  await expect.poll(status, { timeout: 180_000, interval: 1000 }).toBe('published');
  const [receipt] = receipts;
  if (receipt === undefined) throw new Error('nobody was given a receipt');
  await early.reload();
  const verdict = early.getByText(/was counted\.$|^Not in the list|^This does not read like/);
  await early.getByLabel('Receipt', { exact: true }).fill(receipt.toLowerCase().replaceAll('-', ' '));
  await early.getByText('Yes: the answer with this receipt was counted.').waitFor();
  await early.getByLabel('Receipt', { exact: true }).fill('AGXZB-PEAWB-QZCJ');
  await early.getByText('Not in the list.').waitFor();
  await early.getByLabel('Receipt', { exact: true }).fill(receipt.slice(0, -1));
  await early.getByText('This does not read like a receipt').waitFor();
  expect(await verdict.count()).toBe(1);
  expect(await inspectPage(early, 'survey-receipts')).toEqual([]);
});

/** The group's generator: a key that anybody can name, and whose secret half is 1. */
const elementOfNobody = '4vKuCmq8TnGohKlhxQBRX1jjC2qlgt2NtqZZReCNLXY';
