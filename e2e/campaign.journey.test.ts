import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerToReview, beginSurvey, type Rating, sendAnswers, sendInVain } from './support/answer-survey.ts';
import { askedByChart } from './support/asked-by-chart.ts';
import { surveyLinkOf } from './support/inbox.ts';
import { type Instrument, itemsAsAsked, readInstrument } from './support/instrument.ts';
import { cellInBlock, everyoneElse, itemInBlock, type Ratings } from './support/published-numbers.ts';
import { rateOneself } from './support/rate-oneself.ts';
import { expectAllHeldBack, expectCell, expectCore, expectValue, texts } from './support/report-page.ts';
import { enterDemoAs, signInByMail } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';
import { takeStepsInTurn } from './support/steps.ts';

/** From a directory file to a leader's heatmap, each test a step further. */
const stage = setStage();
takeStepsInTurn();
const directory = path.resolve(
  import.meta.dirname,
  '../apps/api/src/modules/directory-imports/fixtures/oracle-hr-employees.csv',
);
const domain = 'oracle.example';
const campaignName = 'Autumn, three departments';
const gruenberg = 'Nancy Gruenberg';
const james = 'Alexander James';
const higgins = 'Shelley Higgins';

/** Who answers about whom. Of Higgins only two answer: nothing may be shown. Of Gruenberg's peers two: they are joined. */
const answering: Readonly<Record<string, readonly string[]>> = {
  dfaviet: [gruenberg],
  jchen: [gruenberg],
  isciarra: [gruenberg],
  jwhalen: [gruenberg, higgins],
  sjacobs: [gruenberg, higgins],
  sking: [gruenberg, james],
  nyang: [gruenberg, james],
  lgarcia: [gruenberg, james],
  bmiller: [james],
  dwilliams: [james],
  vjackson: [james],
};
const teamOfGruenberg = ['dfaviet', 'jchen', 'isciarra'];
const restOfGruenberg = ['jwhalen', 'sjacobs', 'sking', 'nyang', 'lgarcia'];
const prompts = { moreOrLess: 'others-more-or-less', challenges: 'others-challenges' } as const;
const moreOrLess: Readonly<Record<string, string>> = {
  dfaviet: 'More room for questions in the weekly meeting.',
  jchen: 'Fewer meetings, more time for the work itself.',
  isciarra: 'Please go on explaining why we do things.',
};
const challenges: Readonly<Record<string, string>> = {
  jchen: 'Easy: mistakes. Hard: disagreement in front of others.',
  sking: 'Everything about numbers is easy.',
};

let hr: Page;
let hrVisitor: BrowserContext;
let leaderPage: Page;
let interrupted: Page;
let instrument: Instrument;

beforeAll(async () => {
  hrVisitor = await stage.newVisitor();
  hr = await hrVisitor.newPage();
  instrument = await readInstrument(stage.address);
});

/** Somebody's ratings: spread, different for each rater and leader, and with two special items. */
function ratingsOf(rater: string, leader: string): Ratings {
  const seat = Object.keys(answering).indexOf(rater);
  const items = itemsAsAsked(instrument);
  return Object.fromEntries(
    items.map((item, place): [string, Rating] => {
      // Too few can judge the fifth; all say the same of the eighth.
      if (place === 4 && rater === 'jchen') return [item.id, 'not-observed'];
      if (place === 7 && leader === gruenberg && teamOfGruenberg.includes(rater)) return [item.id, 5];
      const cell = instrument.cells.findIndex(({ id }) => id === item.cellId);
      const step = ((cell * 2) % 5) + ((place * 7 + seat * 3 + leader.length) % 3);
      return [item.id, ([1, 2, 3, 4, 5, 5, 4] as const)[step] ?? 3];
    }),
  );
}

const sheetsAbout = (leader: string, raters: readonly string[]) => raters.map((rater) => ratingsOf(rater, leader));
const addressOf = (rater: string) => `${rater}@${domain}`;

describe('a campaign', () => {
  it('begins with a directory file, which is previewed, imported, and changes nothing when it comes again', async () => {
    photographFailures(stage);
    await enterDemoAs(hr, 'HR');
    await hr.getByRole('link', { name: 'People', exact: true }).click();
    await hr.getByRole('link', { name: 'Import a file' }).click();
    await takeDirectory(hr);
    await expectCounts(hr, { 'will be added': 107, 'will be changed': 0, 'stay as they are': 0 });
    await hr.getByRole('button', { name: 'Import 107 people' }).click();
    await hr.getByRole('heading', { name: 'The directory is up to date' }).waitFor();
    await hr.getByText('107 added, 0 changed, 0 as they were.').waitFor();

    await hr.getByRole('button', { name: 'Import another file' }).click();
    await takeDirectory(hr);
    await expectCounts(hr, { 'will be added': 0, 'will be changed': 0, 'stay as they are': 107 });
    await hr.getByText('There is nothing to do.').waitFor();
    expect(await hr.getByRole('button', { name: /^Import \d+ people$/ }).count()).toBe(0);
  });

  it('is set up for three leaders, with raters from the org chart', async () => {
    photographFailures(stage);
    await hr.getByRole('link', { name: 'Campaigns' }).first().click();
    await hr.getByRole('link', { name: 'New campaign' }).click();
    await hr.getByLabel('Name', { exact: true }).fill(campaignName);
    for (const leader of [gruenberg, james, higgins]) {
      await hr.getByLabel('Find leaders').fill(leader);
      await hr.getByRole('button', { name: `Add ${leader}` }).click();
    }
    await hr.getByText('3 leaders chosen.').waitFor();
    for (const promptId of [prompts.moreOrLess, prompts.challenges]) {
      await hr.getByRole('checkbox', { name: promptText(promptId) }).check();
    }
    await hr.getByRole('button', { name: 'Save as a draft' }).click();
    await hr.getByRole('heading', { name: campaignName, level: 1 }).waitFor();
    await hr.getByText('A draft: nobody has been written to.').waitFor();

    await rowOf(hr, higgins).getByRole('link', { name: 'Whom to ask' }).click();
    await hr.getByRole('heading', { name: `Whom to ask about ${higgins}` }).waitFor();
    // One report and four peers: the report counts with the peers, and the page says so before anybody is asked.
    await hr.getByText('William Gietz').waitFor();
    const outlook = hr.getByRole('complementary', { name: 'What will be shown' });
    await outlook.getByText('Team members and peers', { exact: true }).waitFor();
    await hr.getByRole('link', { name: '← Campaign' }).click();

    await rowOf(hr, james).getByRole('link', { name: 'Whom to ask' }).click();
    await hr.getByRole('button', { name: 'Remove Eleni Zlotkey' }).click();
    await hr.getByText('Eleni Zlotkey').waitFor({ state: 'detached' });
    await hr.getByLabel('Find people').fill('Pat Davis');
    await hr.getByRole('button', { name: 'Add Pat Davis' }).click();
    await hr
      .getByRole('region', { name: /^Peers/ })
      .getByText('Pat Davis')
      .waitFor();
    await hr
      .getByRole('complementary', { name: 'What will be shown' })
      .getByText('Peers and senior leaders', { exact: true })
      .waitFor();
    await hr.getByRole('link', { name: '← Campaign' }).click();
  });

  it('is opened: everybody who is asked gets one mail, also those who are asked about several leaders', async () => {
    photographFailures(stage);
    await hr.getByRole('button', { name: 'Open…' }).click();
    await hr.getByRole('dialog').getByRole('button', { name: 'Open and send the mails' }).click();
    await hr.getByText(/^Collecting answers until/).waitFor();
    const [sentence] = await texts(hr.getByText(/^Collecting answers until/));
    const invited = Number(/(\d+) invitations/.exec(sentence ?? '')?.[1]);
    const mail = hr.getByRole('region', { name: 'Invitations', exact: true });
    await mail.getByText(String(invited), { exact: true }).first().waitFor({ timeout: 60_000 });
    expect(invited).toBe(expectedInvitations());
    const invitations = (await stage.inbox.mailsTo(domain)).filter((each) => /^Your feedback for/.test(each.subject));
    expect(invitations.length).toBe(invited);
    expect(new Set(invitations.flatMap((each) => each.to)).size).toBe(invited);

    const toTheTop = await stage.inbox.waitFor(addressOf('sking'), /^Your feedback for .* and 2 others$/);
    for (const leader of [gruenberg, james, higgins]) expect(toTheTop.text).toContain(leader);
    expect(toTheTop.html).toContain(surveyLinkOf(toTheTop));
    expect(toTheTop.messageId).toMatch(/^<.+@.+>$/);
  });

  it('lets the leader sign in by mail, rate themselves, and see that everything is held back', async () => {
    photographFailures(stage);
    const visitor = await stage.newVisitor();
    const about = await stage.inbox.waitFor(addressOf('ngruenbe'), /^Feedback about you has begun$/);
    expect(about.text).toContain('/self/');
    leaderPage = await signInByMail(stage, visitor, addressOf('ngruenbe'));
    await leaderPage.getByRole('link', { name: 'Rate yourself' }).click();
    await rateOneself(leaderPage, 4);
    await leaderPage.getByRole('heading', { name: 'Your self-rating is in' }).waitFor();

    await leaderPage.getByRole('link', { name: '← Your feedback' }).click();
    await leaderPage.getByRole('link', { name: 'See where it stands' }).click();
    await expectAllHeldBack(leaderPage);
  });

  it('is answered by raters of each group, from the links in their mails', { timeout: 600_000 }, async () => {
    photographFailures(stage);
    for (const [rater, leaders] of Object.entries(answering)) {
      const visitor = await stage.newVisitor({ viewport: { width: 390, height: 844 } });
      const page = await visitor.newPage();
      const mail = await stage.inbox.waitFor(addressOf(rater), /^Your feedback for/);
      for (const leader of leaders) {
        await beginSurvey(page, surveyLinkOf(mail), leader);
        await answerToReview(page, instrument, {
          ratings: ratingsOf(rater, leader),
          comments: commentsOf(rater, leader),
        });
        await sendAnswers(page);
      }
      await visitor.close();
    }
    // One more has begun to send, and stands there without a connection.
    interrupted = await stage.newPage({ viewport: { width: 390, height: 844 } });
    const mail = await stage.inbox.waitFor(addressOf('dnguyen'), /^Your feedback for/);
    await beginSurvey(interrupted, surveyLinkOf(mail), james);
    await answerToReview(interrupted, instrument, { ratings: ratingsOf('bmiller', james) });
    await sendInVain(interrupted);

    // Still nothing to see, and nothing changed by the answers that have come.
    await leaderPage.reload();
    await expectAllHeldBack(leaderPage);
    await hr.reload();
    await hr.getByText('HR included, can see who has answered').waitFor();
  });

  it('is closed by HR, who ends the grace; the reports come out by themselves', async () => {
    photographFailures(stage);
    await hr.getByRole('button', { name: 'Close…' }).click();
    await hr.getByRole('dialog').getByRole('button', { name: 'Close now' }).click();
    await hr.getByText(/^Closed\. Answers that were being sent at that moment still count/).waitFor();
    await leaderPage.reload();
    await leaderPage.getByText('the answers are being counted').first().waitFor();

    await hr.getByRole('button', { name: 'End the grace…' }).click();
    await hr.getByRole('dialog').getByRole('button', { name: 'End it and count' }).click();
    // The page follows by itself.
    await hr.getByText(/^Released on/).waitFor({ timeout: 60_000 });
    expect(await hr.getByRole('link', { name: 'Read the report' }).count()).toBe(0);
    // Whoever had begun and not sent is told kindly.
    await interrupted
      .getByRole('heading', { name: 'We don’t know yet whether your answers arrived' })
      .waitFor({ timeout: 60_000 });
    await interrupted.unroute('**/api/v1/ballots');
    await interrupted.getByRole('button', { name: 'Send again' }).click();
    await interrupted.getByRole('heading', { name: 'This has closed in the meantime' }).waitFor();
    for (const leader of ['ngruenbe', 'ajames']) {
      await stage.inbox.waitFor(addressOf(leader), /^Your feedback report is ready$/);
    }
    // Too few answered about the third one: that leader is told so, before opening the page.
    await stage.inbox.waitFor(addressOf('shiggins'), /has closed, with nothing to show$/);
  });

  it('shows the leader the heatmap with the numbers that the answers make', async () => {
    photographFailures(stage);
    await leaderPage.goto('/feedback');
    await leaderPage.getByRole('link', { name: 'Read the report' }).click();
    await leaderPage.getByRole('heading', { name: 'How people experience your leadership' }).waitFor();
    await leaderPage.getByText('8 people answered').waitFor();
    const who = leaderPage.getByRole('list', { name: 'Who answered' });
    expect(await texts(who.getByRole('listitem'))).toEqual([
      '3 of 5 team members',
      '5 of 19 peers and senior leaders',
      'you',
    ]);
    const team = sheetsAbout(gruenberg, teamOfGruenberg);
    const rest = sheetsAbout(gruenberg, restOfGruenberg);
    for (const cell of instrument.cells) {
      const blocks = [cellInBlock(instrument, team, cell.id), cellInBlock(instrument, rest, cell.id)];
      await expectCell(leaderPage, cell.name, everyoneElse(blocks));
    }
    const core = instrument.core.itemId;
    await expectCore(leaderPage, everyoneElse([itemInBlock(team, core), itemInBlock(rest, core)]));

    await leaderPage.getByRole('radio', { name: 'Team members' }).check();
    for (const cell of instrument.cells)
      await expectCell(leaderPage, cell.name, cellInBlock(instrument, team, cell.id));
    await leaderPage.getByRole('radio', { name: 'Peers and senior leaders' }).check();
    for (const cell of instrument.cells)
      await expectCell(leaderPage, cell.name, cellInBlock(instrument, rest, cell.id));
    await leaderPage.getByRole('radio', { name: 'Everyone else' }).check();
  });

  it('opens a cell into its masteries, block beside block, and shows the comments', async () => {
    photographFailures(stage);
    const team = sheetsAbout(gruenberg, teamOfGruenberg);
    const rest = sheetsAbout(gruenberg, restOfGruenberg);
    const unanimous = itemsAsAsked(instrument)[7];
    expect(team.map((sheet) => sheet[unanimous?.id ?? ''])).toEqual([5, 5, 5]);
    for (const cell of instrument.cells.slice(0, 2)) {
      await leaderPage.getByRole('button', { name: new RegExp(`^${cell.name}:`) }).click();
      const detail = leaderPage.getByRole('group', { name: cell.name });
      const items = instrument.items.filter((item) => item.cellId === cell.id);
      for (const [place, item] of items.entries()) {
        await detail.getByRole('heading', { name: item.name }).waitFor();
        const values = (await texts(detail.getByRole('list').nth(place).getByRole('listitem'))).join(' | ');
        const blocks = [itemInBlock(team, item.id), itemInBlock(rest, item.id)];
        expectValue(values, 'team members', blocks[0] ?? null);
        expectValue(values, 'peers and senior leaders', blocks[1] ?? null);
        expectValue(values, 'you', 4);
        // All three said 5, and it does not show: the same is printed for 5, 5, 4.
        if (item === unanimous) expect(values).toContain('team members 4.7 or more');
      }
      await leaderPage.keyboard.press('Escape');
    }
    const comments = leaderPage.getByRole('region', { name: 'In their own words' });
    const shown = await texts(comments.getByRole('listitem'));
    // Three from the team stand alone; two texts in all are too few to be shown anywhere.
    expect([...shown].sort()).toEqual(Object.values(moreOrLess).sort());
    for (const text of Object.values(challenges)) expect(await leaderPage.getByText(text).count()).toBe(0);
  });

  it('shows nothing of a leader whom only two answered about, and says why', async () => {
    photographFailures(stage);
    const page = await signInByMail(stage, await stage.newVisitor(), addressOf('shiggins'));
    await page.goto('/feedback');
    await page.getByRole('link', { name: 'See why, and what next' }).click();
    await page.getByRole('heading', { name: 'This time nothing can be shown' }).waitFor();
    await page.getByText('Too few people answered').first().waitFor();
    await page.getByText('Fewer than 3 people answered here').first().waitFor();
    // Who was asked is said, and nothing that stands for how many answered.
    const asked = await texts(page.getByRole('list', { name: 'Who was asked' }).getByRole('listitem'));
    for (const words of asked) expect(words).toMatch(/^[a-z ]+: (one person|\d+) asked in all$/);
    expect(await page.getByRole('region', { name: 'The nine cells' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Ask for feedback' }).waitFor();
    const own = new URL(page.url()).pathname;

    // Another leader's report is nobody else's.
    await leaderPage.goto(own);
    await leaderPage.getByText('There is nothing here for you under this address.').waitFor();
  });
});

async function takeDirectory(page: Page): Promise<void> {
  await page.getByLabel('Drop the file here').setInputFiles(directory);
  await page.getByText('oracle-hr-employees.csv: 107 rows read.').waitFor();
  await page.getByLabel('Domain for addresses that have none').fill(domain);
  await page.getByRole('button', { name: 'Use it' }).click();
}

/** The preview's three numbers, each beside its word. */
async function expectCounts(page: Page, counts: Readonly<Record<string, number>>): Promise<void> {
  await page.getByRole('heading', { name: 'What will happen' }).waitFor();
  for (const [word, count] of Object.entries(counts)) {
    await expect
      .poll(async () => (await texts(page.getByRole('region', { name: 'What will happen' }))).join(), {
        timeout: 15_000,
      })
      .toMatch(new RegExp(`${word} ${count}\\b`));
  }
}

/** How many different people the org chart names around the three leaders, after the two changes by hand. */
function expectedInvitations(): number {
  const aboutJames = askedByChart(directory, james).filter((name) => name !== 'Eleni Zlotkey');
  const asked = [askedByChart(directory, gruenberg), askedByChart(directory, higgins), aboutJames, ['Pat Davis']];
  return new Set(asked.flat()).size;
}

function rowOf(page: Page, name: string) {
  return page.getByRole('row').filter({ hasText: name });
}

function promptText(promptId: string): string {
  return instrument.askOthers.find((each) => each.id === promptId)?.prompt ?? promptId;
}

function commentsOf(rater: string, leader: string): Readonly<Record<string, string>> {
  if (leader !== gruenberg) return {};
  const written: [string, string | undefined][] = [
    [prompts.moreOrLess, moreOrLess[rater]],
    [prompts.challenges, challenges[rater]],
  ];
  return Object.fromEntries(
    written.flatMap(([promptId, text]): [string, string][] => (text === undefined ? [] : [[promptId, text]])),
  );
}
