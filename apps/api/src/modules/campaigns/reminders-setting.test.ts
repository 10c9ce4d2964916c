import { expect, it } from 'vitest';
import { createActor, createOrganizationRow } from '../../testing/factories.ts';
import { setUpProduct } from '../../testing/set-up-product.ts';

const { database, product } = await setUpProduct();
const base = '/api/v1/campaigns';

it('how often people are reminded is chosen with a draft: two times, unless somebody says otherwise', async () => {
  const organizationId = await createOrganizationRow(database.owner);
  const headers = product.cookieOf(await createActor(database.owner, organizationId, ['hr']));
  const deadlineAt = new Date(product.clock.now().getTime() + 14 * 24 * 3_600_000).toISOString();
  const create = (reminders?: unknown) =>
    product.app.inject({ method: 'POST', url: base, headers, payload: { name: 'Spring', deadlineAt, reminders } });
  expect((await create()).json()).toMatchObject({ reminders: 2 });
  for (const wrong of [3, -1, 0.5, '2']) expect((await create(wrong)).statusCode).toBe(400);
  const { id } = (await create(1)).json();
  const changed = await product.app.inject({
    method: 'PATCH',
    url: `${base}/${id}`,
    headers,
    payload: { reminders: 0 },
  });
  expect([changed.statusCode, changed.json().reminders]).toEqual([200, 0]);
  const read = await product.app.inject({ url: `${base}/${id}`, headers });
  expect(read.json().reminders).toBe(0);
});
