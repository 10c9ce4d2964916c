import { expect, it } from 'vitest';
import { signInCodeOf, signInLinkOf } from './support/inbox.ts';
import { askForLink, signInByMail } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';

const stage = setStage();
const hr = 'ines.moreau@lindenhof.example';
const leader = 'amara.okafor@lindenhof.example';

it('signs in by a click on a mailed link, once, and only in the browser that asked', async () => {
  photographFailures(stage);
  const page = await stage.newPage();
  const link = await askForLink(stage, page, hr);

  const elsewhere = await stage.newPage();
  await elsewhere.goto(link);
  await elsewhere.getByRole('heading', { name: 'Sign in where you asked' }).waitFor();
  await elsewhere.getByText('type the six digits from the same mail').waitFor();
  expect(await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).count()).toBe(0);

  // A scanner that opens the link, in the right browser even, uses nothing up.
  await page.goto(link);
  await page.getByRole('heading', { name: 'One click to sign in' }).waitFor();
  await page.goto('/sign-in');
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Campaigns' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/campaigns');

  const again = await page.context().newPage();
  await again.goto(link);
  await again.getByRole('heading', { name: 'This link has done its work' }).waitFor();
  await again.getByRole('link', { name: 'Ask for a new link' }).waitFor();
});

it('signs in by the six digits of the mail, and refuses wrong ones and used ones', async () => {
  photographFailures(stage);
  const page = await stage.newPage();
  await askForLink(stage, page, leader);
  const digits = signInCodeOf(await stage.inbox.waitFor(leader, /sign-in link/i));
  const wrong = digits === '000000' ? '000001' : '000000';
  const field = page.getByLabel('The mail’s six digits');
  const submit = page.getByRole('button', { name: 'Sign in with the digits' });

  await field.fill(wrong);
  await submit.click();
  await page.getByRole('alert').waitFor();
  await field.fill(digits);
  await submit.click();
  await page.getByRole('heading', { name: 'Your feedback' }).waitFor();

  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('heading', { name: 'See how your leadership feels to others' }).waitFor();
  // The same browser, the same digits: they have done their work.
  const used = await page.request.post('/api/v1/auth/sessions', { data: { code: digits } });
  expect(used.status()).toBeGreaterThanOrEqual(400);
  expect(used.status()).toBeLessThan(500);
});

it('answers an address that nobody has in the same words, and writes to nobody', async () => {
  photographFailures(stage);
  const page = await stage.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('Your work e-mail address').fill('nobody@lindenhof.example');
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await page.getByText('If nobody@lindenhof.example belongs to somebody here').waitFor();

  // Mail goes out in order: when a later one has come, an earlier one would have.
  const later = await stage.newPage();
  await askForLink(stage, later, 'noor.van-dijk@lindenhof.example');
  expect(await stage.inbox.mailsTo('nobody@lindenhof.example')).toEqual([]);
});

it('signs out everywhere: the other browser asks to sign in, and comes back to its page afterwards', async () => {
  photographFailures(stage);
  const here = await signInByMail(stage, await stage.newVisitor(), hr);
  const there = await signInByMail(stage, await stage.newVisitor(), hr);
  await there.goto('/campaigns');
  await there.getByRole('link', { name: /^Spring 2026/ }).waitFor();
  await there.getByRole('link', { name: 'People', exact: true }).click();
  await there.getByRole('heading', { name: 'People', exact: true }).waitFor();

  await here.goto('/account');
  await here.getByRole('button', { name: 'Sign out everywhere' }).click();
  await here.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await here.getByRole('heading', { name: 'See how your leadership feels to others' }).waitFor();

  // The open page learns of it at its next step, shows nothing of what it had read, and leads back in.
  await there.getByLabel('Search by name, address, title or department').fill('nurse');
  await there.getByRole('heading', { name: 'You have been signed out' }).waitFor();
  expect(await there.getByRole('navigation', { name: 'Main' }).count()).toBe(0);
  expect(await there.getByRole('table').count()).toBe(0);
  await there.getByRole('link', { name: 'Sign in' }).click();
  await there.getByLabel('Your work e-mail address').waitFor();
  expect(new URL(there.url()).searchParams.get('next')).toBe('/people');
  await there.goBack();
  await there.getByLabel('Your work e-mail address').waitFor();
  await there.reload();
  await there.getByLabel('Your work e-mail address').waitFor();
  expect(new URL(there.url()).searchParams.get('next')).toBe('/people');
  expect((await there.request.get('/api/v1/me')).status()).toBe(401);
});

it('comes back to the page that a mail named, by the link in another tab and by the digits', async () => {
  photographFailures(stage);
  const visitor = await stage.newVisitor();
  const asking = await visitor.newPage();
  await asking.goto('/feedback/new?from=mail');
  await asking.getByLabel('Your work e-mail address').fill(leader);
  const seen = (await stage.inbox.mailsTo(leader)).map(({ id }) => id);
  await asking.getByRole('button', { name: 'Mail me a link' }).click();
  await asking.getByText(`If ${leader} belongs to somebody here`).waitFor();
  const mail = await stage.inbox.waitFor(leader, /sign-in link/i, seen);
  const fromMail = await visitor.newPage();
  await fromMail.goto(signInLinkOf(mail));
  await fromMail.getByRole('button', { name: 'Sign in', exact: true }).click();
  await fromMail.waitForURL('**/feedback/new');

  const digitsPage = await stage.newPage();
  await digitsPage.goto('/account');
  await digitsPage.getByLabel('Your work e-mail address').fill(leader);
  const seenNow = (await stage.inbox.mailsTo(leader)).map(({ id }) => id);
  await digitsPage.getByRole('button', { name: 'Mail me a link' }).click();
  const digits = signInCodeOf(await stage.inbox.waitFor(leader, /sign-in link/i, seenNow));
  await digitsPage.getByLabel('The mail’s six digits').fill(digits);
  await digitsPage.getByRole('button', { name: 'Sign in with the digits' }).click();
  await digitsPage.waitForURL('**/account');
});

it('leads to no other site after signing in, whatever an address says', async () => {
  photographFailures(stage);
  const product = new URL(stage.address).origin;
  for (const next of [
    '//evil.example/people',
    '/\\evil.example',
    'javascript:alert(1)',
    '/%2fevil.example',
    'https://evil.example',
  ]) {
    const page = await stage.newPage();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByRole('button', { name: /^Sign in as a leader/ }).click();
    await page.getByRole('heading', { name: 'Your feedback' }).waitFor();
    expect(new URL(page.url()).origin).toBe(product);
    await page.context().close();
  }
});

it('refuses a forged link in plain words', async () => {
  photographFailures(stage);
  const page = await stage.newPage();
  for (const token of ['AAAAAAAAAAAAAAAAAAAAAA', '<script>', '']) {
    await page.goto('about:blank');
    await page.goto(`/sign-in/link#${token}`);
    await page.getByRole('heading', { name: 'This link has done its work' }).waitFor();
  }
});
