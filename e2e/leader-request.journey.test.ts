import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { answerToReview, beginSurvey, sendAnswers, sendInVain } from './support/answer-survey.ts';
import { surveyLinkOf } from './support/inbox.ts';
import { type Instrument, readInstrument } from './support/instrument.ts';
import { expectAllHeldBack, texts } from './support/report-page.ts';
import { enterDemoAs, signInByMail } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';
import { takeStepsInTurn } from './support/steps.ts';

/** A leader asks the people around them, with nobody's help. */
const stage = setStage();
takeStepsInTurn();
const requestName = 'What I could do better this winter';
const team = ['Yuki Sato', 'Clara Jensen', 'David Mwangi', 'Sofia Rossi', 'Emil Petrov'];
let leader: Page;
let instrument: Instrument;

beforeAll(async () => {
  instrument = await readInstrument(stage.address);
});

it('begins with a name, and the org chart’s proposal', async () => {
  photographFailures(stage);
  leader = await signInByMail(stage, await stage.newVisitor(), 'mei.tanaka@lindenhof.example');
  await leader.getByRole('link', { name: 'Ask for feedback' }).click();
  await leader.getByRole('heading', { name: 'Ask for feedback' }).waitFor();

  // A form that lacks something says what.
  await leader.getByRole('button', { name: 'Next: whom to ask' }).click();
  await leader.getByRole('alert').getByText('Give it a name.').waitFor();
  await leader.getByLabel('Name', { exact: true }).fill(requestName);
  await leader.getByRole('button', { name: 'Next: whom to ask' }).click();

  await leader.getByRole('heading', { name: 'Whom you ask' }).waitFor();
  const members = leader.getByRole('region', { name: /^Team members/ });
  const named = (await texts(members.getByRole('listitem'))).join('; ');
  for (const name of team) expect(named).toContain(name);
  // People from outside need a second person's word: a leader alone cannot ask them.
  expect(await leader.getByText('Somebody from outside').count()).toBe(0);
});

it('can be left, found again, and opened by the leader', async () => {
  photographFailures(stage);
  await leader.getByRole('link', { name: 'My feedback' }).click();
  const draft = leader.getByRole('article').filter({ hasText: requestName });
  await draft.getByText('Nobody has been written to.').waitFor();
  await draft.getByRole('link', { name: 'Go on' }).click();
  await leader.getByRole('button', { name: 'Open…' }).click();
  await leader.getByRole('dialog').getByRole('button', { name: 'Open and send the mails' }).click();
  await leader.getByText(/^Collecting answers until/).waitFor();
  // Who is rated never chooses the moment of the end.
  expect(await leader.getByRole('button', { name: 'Close…' }).count()).toBe(0);
  expect(await leader.getByRole('button', { name: 'End the grace…' }).count()).toBe(0);
  await leader.getByRole('button', { name: 'Give more time…' }).waitFor();
});

it('reaches the raters, who read by whom and for what they are asked, and answer', async () => {
  photographFailures(stage);
  for (const name of team.slice(0, 4)) {
    const address = `${name.toLowerCase().replace(' ', '.')}@lindenhof.example`;
    const mail = await stage.inbox.waitFor(address, /^Your feedback for Mei Tanaka/, await olderMails(address));
    expect(mail.text.replace(/\s+/g, ' ')).toContain(requestName);
    const page = await stage.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(surveyLinkOf(mail));
    await page.getByText('You answer as a team member').waitFor();
    await page.getByText('Mei Tanaka, and whoever Mei Tanaka chooses to show it to.').waitFor();
    await beginSurvey(page, surveyLinkOf(mail), 'Mei Tanaka');
    await answerToReview(page, instrument, {
      ratings: Object.fromEntries(instrument.items.map((item) => [item.id, 4])),
    });
    // The last one's answers do not arrive: otherwise the grace would end by itself.
    if (name === 'Sofia Rossi') await sendInVain(page);
    else await sendAnswers(page);
    await page.context().close();
  }
});

it('holds everything back from the leader until its end', async () => {
  photographFailures(stage);
  await leader.getByRole('link', { name: 'My feedback' }).click();
  const request = leader.getByRole('article').filter({ hasText: requestName });
  await request.getByText('Answers come in until').waitFor();
  await request.getByRole('link', { name: 'See where it stands' }).click();
  await expectAllHeldBack(leader);
});

it('is seen by HR without the raters, and ended by HR for the leader alone to read', async () => {
  photographFailures(stage);
  const hr = await stage.newPage();
  await enterDemoAs(hr, 'HR');
  await hr.getByRole('link', { name: new RegExp(requestName) }).click();
  await hr.getByRole('button', { name: 'Close…' }).click();
  await hr.getByRole('dialog').getByRole('button', { name: 'Close now' }).click();
  await hr.getByRole('button', { name: 'End the grace…' }).click();
  await hr.getByRole('dialog').getByRole('button', { name: 'End it and count' }).click();
  await hr.getByText(/^Released on/).waitFor({ timeout: 60_000 });
  expect(await hr.getByRole('link', { name: 'Read the report' }).count()).toBe(0);

  await stage.inbox.waitFor('mei.tanaka@lindenhof.example', /^Your feedback report is ready$/);
  await leader.goto('/feedback');
  const request = leader.getByRole('article').filter({ hasText: requestName });
  await request.getByRole('link', { name: 'Read the report' }).click();
  await leader.getByText('3 people answered').waitFor();
  await leader.getByRole('button', { name: /^Heartset · Individual: 4\.0/ }).waitFor();
});

/** Mails to this rater about other requests: the demo has one that is collecting. */
async function olderMails(address: string): Promise<readonly string[]> {
  const mails = await stage.inbox.mailsTo(address);
  return mails.filter((mail) => !mail.text.replace(/\s+/g, ' ').includes(requestName)).map((mail) => mail.id);
}
