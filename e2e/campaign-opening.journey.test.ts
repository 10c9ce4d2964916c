import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { type HrDesk, hrDesk } from './support/hr-desk.ts';
import { inspectPage } from './support/inspect-page.ts';
import { enterDemoAs } from './support/sign-in.ts';
import { photographFailures, setStage } from './support/stage.ts';
import { takeStepsInTurn } from './support/steps.ts';

/** What HR reads before a campaign is opened, and when somebody cannot be added to it afterwards. */
const stage = setStage();
takeStepsInTurn();
const leader = 'Lucía Herrera';
const everybody = 'Wards, spring';
const allButOne = 'Wards, spring, once more';
let hr: Page;
let desk: HrDesk;
/** The draft that asks almost whom the first campaign asks. */
let draft: { id: string; leaderId: string };
/** Who is asked by the first alone. */
let leftOut: { personId: string; name: string; group: string };

beforeAll(async () => {
  hr = await stage.newPage();
  await enterDemoAs(hr, 'HR');
  desk = hrDesk(hr.request);
  const first = await desk.openCampaign(everybody, [leader]);
  const leaderId = first.leaders[0]?.leaderId ?? '';
  const raters = await desk.ratersOf(first.id, leaderId);
  const team = raters.filter(({ group }) => group === 'team-members');
  if (!team[0]) throw new Error('Nobody of the team was asked.');
  [leftOut] = team;
  const deadlineAt = new Date(Date.now() + 14 * 24 * 3600 * 1000).toISOString();
  const made = await hr.request.post('/api/v1/campaigns', {
    data: { name: allButOne, deadlineAt, leaderIds: [leaderId] },
  });
  draft = { id: (await made.json()).id, leaderId };
  await ask([]);
});

async function ask(raters: readonly { personId: string; group: string }[]): Promise<void> {
  const path = `/api/v1/campaigns/${draft.id}/leaders/${draft.leaderId}/raters`;
  const data = { raters: raters.map(({ personId, group }) => ({ personId, group })) };
  expect((await hr.request.put(path, { data })).status()).toBe(200);
}

const dialog = () => hr.getByRole('dialog', { name: `Open “${allButOne}”?` });
const confirm = () => dialog().getByRole('button', { name: 'Open and send the mails' });

async function askToOpen(): Promise<void> {
  await hr.goto(`/campaigns/${draft.id}`);
  await hr.getByRole('button', { name: 'Open…' }).click();
}

it('says why a draft cannot be opened yet, and offers nothing to press', { timeout: 180_000 }, async () => {
  photographFailures(stage);
  await askToOpen();
  await dialog().getByText('It cannot be opened yet').waitFor();
  await dialog().getByText(`${leader}: nobody is asked yet.`).waitFor();
  expect(await confirm().isDisabled()).toBe(true);
  expect(await inspectPage(hr, 'campaign-opening-refused')).toEqual([]);
});

it('warns before anybody is written to where two reports could give somebody away', { timeout: 180_000 }, async () => {
  photographFailures(stage);
  const proposed = await hr.request.post(`/api/v1/campaigns/${draft.id}/leaders/${draft.leaderId}/raters/propose`);
  const { raters }: { raters: { personId: string; group: string }[] } = await proposed.json();
  await ask(raters.filter(({ personId }) => personId !== leftOut.personId));
  await askToOpen();
  await dialog().getByText(`${leader}: almost the same people were asked within the last twelve months`).waitFor();
  await dialog().getByText('If you open it all the same, that goes on record.').waitFor();
  await hr.getByText('A draft: nobody has been written to.').waitFor();
  expect(await inspectPage(hr, 'campaign-opening-warned')).toEqual([]);

  await confirm().click();
  await hr.getByText(/^Collecting answers until/).waitFor();
  // It has been read: nothing is said twice.
  expect(await hr.getByRole('dialog').count()).toBe(0);
});

/** With the one who was left out the two campaigns would ask the same people, which is allowed. */
async function somebodyNotAsked(): Promise<string> {
  const { people }: { people: { id: string; name: string }[] } = await (await hr.request.get('/api/v1/people')).json();
  const asked = new Set([leftOut, ...(await desk.ratersOf(draft.id, draft.leaderId))].map(({ personId }) => personId));
  const found = people.find(({ id, name }) => !asked.has(id) && name !== leader);
  if (!found) throw new Error('Everybody is asked.');
  return found.name;
}

it('says why somebody cannot be added to it, and what to do instead', { timeout: 180_000 }, async () => {
  photographFailures(stage);
  const stranger = await somebodyNotAsked();
  await hr.getByRole('button', { name: 'Add somebody…' }).click();
  const adding = hr.getByRole('dialog', { name: 'Add somebody' });
  await adding.getByLabel('Add as').selectOption('team-members');
  await adding.getByLabel('Find people').fill(stranger);
  await adding.getByRole('button', { name: `Choose ${stranger}` }).click();
  await adding.getByRole('button', { name: 'Add and send the mail' }).click();
  await adding.getByText(/^Nobody was added\. Almost the same people are asked about this leader/).waitFor();
  await adding.getByText(/Ask this person in a new campaign about this leader/).waitFor();
  expect(await inspectPage(hr, 'campaign-adding-refused')).toEqual([]);
});
