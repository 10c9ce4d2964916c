import type { BrowserContext, Page } from 'playwright-core';
import { signInLinkOf } from './inbox.ts';
import type { Stage } from './stage.ts';

/** Goes through one of the demo's doors. */
export async function enterDemoAs(page: Page, role: 'HR' | 'a leader' | 'a coach', name?: string): Promise<void> {
  await page.goto('/');
  const doors = page.getByRole('button', { name: new RegExp(`^Sign in as ${role}.*${name ?? ''}`) });
  await doors.first().click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

/** Asks for a sign-in link and clicks it, all in one browser. Ends on the page that the person is led to. */
export async function signInByMail(stage: Stage, visitor: BrowserContext, email: string): Promise<Page> {
  const page = await visitor.newPage();
  const link = await askForLink(stage, page, email);
  await page.goto(link);
  await page.getByRole('heading', { name: 'One click to sign in' }).waitFor();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  return page;
}

/** Asks for a sign-in mail and waits until it has come. */
export async function askForLink(stage: Stage, page: Page, email: string): Promise<string> {
  const before = (await stage.inbox.mailsTo(email)).map((mail) => mail.id);
  await page.goto('/sign-in');
  await page.getByLabel('Your work e-mail address').fill(email);
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await page.getByText(`If ${email} belongs to somebody here`).waitFor();
  const mail = await stage.inbox.waitFor(email, /sign-in link/i, before);
  return signInLinkOf(mail);
}
