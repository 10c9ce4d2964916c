import { inArray } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { people, personRoles } from '../../db/schema/people.ts';
import { createCampaignStage } from '../../testing/campaign-stage.ts';
import { actorOf } from '../../testing/factories.ts';
import { setUpProduct } from '../../testing/set-up-product.ts';

const { database, product } = await setUpProduct();

async function troubled(actor: Actor): Promise<string[]> {
  const reply = await product.app.inject({ url: '/api/v1/people?limit=200', headers: product.cookieOf(actor) });
  const list: { id: string; mailReturned?: boolean }[] = reply.json().people;
  expect(list.length).toBeGreaterThan(5);
  return list.filter(({ mailReturned }) => mailReturned).map(({ id }) => id);
}

it('whose mail came back, somebody from HR reads, but for those by whom they are rated; leaders never do', async () => {
  const stage = await createCampaignStage(database.owner, {
    leaders: [{ raters: { peers: ['ada', 'ben', 'cy'] } }, { raters: { peers: ['dov', 'eve', 'fay'] } }],
  });
  const other = await createCampaignStage(database.owner, {
    organizationId: stage.organizationId,
    leaders: [{ raters: { peers: ['gus', 'hal', 'ida'] } }],
  });
  const [leaderId = ''] = stage.leaders.map((leader) => leader.leaderId);
  const as = (personId: string, roles: Actor['roles']) =>
    actorOf(database.owner, stage.organizationId, personId, [...roles]);
  const ids = [stage, other].map(({ invitations }) => invitations[0]?.raterId ?? '');
  await database.mailer.update(people).set({ mailReturned: true }).where(inArray(people.id, ids));

  expect(new Set(await troubled(await as(stage.hrId, ['hr'])))).toEqual(new Set(ids));
  expect(await troubled(await as(leaderId, ['leader']))).toEqual([]);
  await database.owner.insert(personRoles).values({ personId: leaderId, role: 'hr' });
  expect(await troubled(await as(leaderId, ['hr', 'leader']))).toEqual(ids.slice(1));
});
