import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CampaignOnWire, hrDesk } from './support/hr-desk.ts';
import { surveyLinkOf } from './support/inbox.ts';
import { inspectPage } from './support/inspect-page.ts';
import { enterDemoAs } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';

/** What HR does about invitations that went wrong, and what whoever is not HR meets on HR's pages. */
const stage = setStage();
let hr: Page;
let campaign: CampaignOnWire;
/** One of the ward's team: enough others are counted together with them. */
let oneOfMany: { name: string; email: string };
let team: readonly { name: string; email: string }[];
let onePeer: { name: string; email: string };
const mistyped = 'returned.ada@lindenhof.example';

beforeAll(async () => {
  hr = await stage.newPage();
  await enterDemoAs(hr, 'HR');
  const desk = hrDesk(hr.request);
  await desk.importPeople(['Number,First name,Last name,Email,Manager number', `N1,Ada,Lovelace,${mistyped},LH-13`]);
  campaign = await desk.openCampaign('Wards', ['Lucía Herrera']);
  const raters = await desk.ratersOf(campaign.id, campaign.leaders[0]?.leaderId ?? '');
  const all = raters.filter(({ group }) => group === 'team-members');
  team = [...all.filter(({ email }) => email !== mistyped), ...all.filter(({ email }) => email === mistyped)];
  const peer = raters.find(({ group }) => group === 'peers');
  if (!team[0] || !peer) throw new Error('Nobody of the team, or no peer, was invited.');
  [oneOfMany] = team;
  onePeer = peer;
});

const rowOf = (name: string) =>
  hr.getByRole('table', { name: 'Invitations' }).getByRole('row').filter({ hasText: name });
const invitationsPath = () => `/api/v1/campaigns/${campaign.id}/invitations`;

/** Everybody who was invited, by name and address. */
async function invited(): Promise<{ name: string; email: string; delivery: string }[]> {
  const { invitations } = await (await hr.request.get(invitationsPath())).json();
  return invitations;
}

async function showInvitations(): Promise<void> {
  await hr.goto(`/campaigns/${campaign.id}`);
  await hr.getByRole('button', { name: 'Show every invitation' }).click();
}

describe('HR', () => {
  it('corrects the address of a mail that came back, and the invitation goes out again', async () => {
    photographFailures(stage);
    await hr.goto(`/campaigns/${campaign.id}`);
    await hr.getByRole('heading', { name: 'One invitation came back' }).waitFor();
    await rowOf('Ada Lovelace').getByText('The mail server does not know this address.').waitFor();
    expect(await inspectPage(hr, 'campaign-one-returned')).toEqual([]);
    await hr.getByRole('button', { name: 'Correct the address of Ada Lovelace' }).click();
    const dialog = hr.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Send again' }).waitFor();
    await dialog.getByLabel('E-mail').fill('ada.lovelace@lindenhof.example');
    await dialog.getByText('The old address is told of the change.').waitFor();
    await dialog.getByRole('button', { name: 'Correct it and send again' }).click();
    const link = surveyLinkOf(await stage.inbox.waitFor('ada.lovelace@lindenhof.example', /^Your feedback for Lucía/));
    await hr.getByRole('heading', { name: 'Every invitation is out' }).waitFor();
    expect(await stage.inbox.mailsTo(mistyped)).toEqual([]);

    const rater = await stage.newPage();
    await rater.goto(link);
    await rater.getByRole('heading', { name: 'Lucía Herrera' }).waitFor();
  });

  it('takes somebody out: the link stops, and the page says so', async () => {
    photographFailures(stage);
    const first = oneOfMany;
    const link = surveyLinkOf(await stage.inbox.waitFor(first.email, /^Your feedback for Lucía Herrera/));
    await showInvitations();
    await hr.getByRole('button', { name: `Take out ${first.name}` }).click();
    const dialog = hr.getByRole('dialog', { name: `Take out ${first.name}?` });
    await dialog.getByText('You read the same here whether or not they have answered.').waitFor();
    await dialog.getByRole('button', { name: 'Take out' }).click();
    await rowOf(first.name).getByText('Taken back').waitFor();
    expect(await hr.getByRole('button', { name: `Take out ${first.name}` }).count()).toBe(0);

    const rater = await stage.newPage();
    await rater.goto(link);
    await rater.getByRole('heading', { name: 'This invitation was withdrawn' }).waitFor();
  });

  it('leaves a colleague with a number that is true, beside the one that was published', {
    timeout: 180_000,
  }, async () => {
    photographFailures(stage);
    const [, colleague] = team;
    if (!colleague) throw new Error('Nobody else of the team was invited.');
    const rater = await stage.newPage();
    await rater.goto(surveyLinkOf(await stage.inbox.waitFor(colleague.email, /^Your feedback for Lucía Herrera/)));
    await rater.getByText(`You are one of ${team.length - 1} team members invited.`).waitFor();
    await rater.getByText(`${team.length} were published; not all of them are asked any more.`).waitFor();
    expect(await inspectPage(rater, 'survey-fewer-than-published')).toEqual([]);

    const peer = await stage.newPage();
    await peer.goto(surveyLinkOf(await stage.inbox.waitFor(onePeer.email, /^Your feedback for Lucía Herrera/)));
    await peer.getByText('This is the number that was published: this device has compared the two.').waitFor();
    expect(await inspectPage(peer, 'survey-as-published')).toEqual([]);
  });

  it('is told in words when too few would remain to hide one another', async () => {
    photographFailures(stage);
    await showInvitations();
    const everybody = (await invited()).filter(({ name }) => name !== oneOfMany.name);
    const refusal = hr.getByRole('dialog').getByText(/too few to hide one another/);
    for (const { name } of everybody) {
      await hr.getByRole('button', { name: `Take out ${name}` }).click();
      await hr.getByRole('dialog').getByRole('button', { name: 'Take out' }).click();
      await rowOf(name).getByText('Taken back').or(refusal).first().waitFor();
      if (await refusal.isVisible()) return;
    }
    throw new Error('Everybody could be taken out.');
  });
});

describe('whoever is not HR', () => {
  it.each(['/campaigns', '/campaigns/new', '/people', '/people/import'])('is told whose page %s is', async (path) => {
    photographFailures(stage);
    const leader = await stage.newPage();
    await enterDemoAs(leader, 'a leader');
    await leader.goto(path);
    await leader.getByRole('heading', { name: 'This page belongs to HR' }).waitFor();
    await leader.getByRole('main').getByRole('link', { name: 'My feedback' }).click();
    await leader.getByRole('heading', { name: 'Your feedback', level: 1 }).waitFor();
    await leader.close();
  });
});
