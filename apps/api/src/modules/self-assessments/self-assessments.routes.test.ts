import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { type CampaignStage, createCampaignStage, type StageOptions } from '../../testing/campaign-stage.ts';
import { actorOf, createActor, createOrganizationRow } from '../../testing/factories.ts';
import { setUpProduct } from '../../testing/set-up-product.ts';
import { createTestApp, createTestClock } from '../../testing/test-app.ts';

const { database, product } = await setUpProduct();

async function campaignAboutMe(options: StageOptions = {}): Promise<CampaignStage & { me: Actor; self: SelfCalls }> {
  const stage = await createCampaignStage(database.owner, options);
  const leaderId = stage.leaders[0]?.leaderId ?? '';
  const me = await actorOf(database.owner, stage.organizationId, leaderId, ['leader']);
  return { ...stage, me, self: callsOf(stage.campaignId, product.cookieOf(me)) };
}

type SelfCalls = ReturnType<typeof callsOf>;
function callsOf(campaignId: string, headers: { cookie: string } | Record<string, never>) {
  const url = `/api/v1/self-assessments/${campaignId}`;
  return {
    read: () => product.app.inject({ url, headers }),
    save: (payload: object) => product.app.inject({ method: 'PUT', url, headers, payload }),
    send: () => product.app.inject({ method: 'POST', url: `${url}/send`, headers, payload: {} }),
  };
}

const setState = (campaignId: string, state: string) =>
  database.owner.execute(sql`UPDATE campaigns SET state = ${state} WHERE id = ${campaignId}`);

async function askYourself(): Promise<string[]> {
  const rows = await database.owner.execute<{ id: string }>(
    sql`SELECT question->>'id' AS id FROM instrument_versions, jsonb_array_elements(document->'askYourself') AS question`,
  );
  return rows.rows.map((row) => row.id);
}

describe("a leader's own rating", () => {
  it('is empty at first, keeps what is saved, and is sent', async () => {
    const { self, itemIds, campaignId, me } = await campaignAboutMe();
    const [question = ''] = await askYourself();
    expect((await self.read()).json()).toMatchObject({ ratings: {}, reflections: {}, sent: false, editable: true });
    const ratings = { [itemIds[0] ?? '']: 4, [itemIds[1] ?? '']: 'not-observed' };
    const saved = await self.save({ ratings, reflections: { [question]: 'I listen\r\nmore than I did.' } });
    expect(saved.statusCode).toBe(200);
    expect((await self.read()).json()).toEqual(saved.json());
    expect(saved.json()).toMatchObject({
      ratings,
      reflections: { [question]: 'I listen\nmore than I did.' },
      sent: false,
    });
    expect((await self.send()).json()).toMatchObject({ sent: true, ratings });
    expect((await self.send()).json()).toMatchObject({ sent: true });
    const audit = await database.owner.execute(
      sql`SELECT actor_id, details FROM audit_events WHERE action = 'self-assessment.sent' AND target_id = ${campaignId}`,
    );
    expect(audit.rows).toEqual([{ actor_id: me.personId, details: {} }]);
  });

  it('may be changed after sending, as long as answers come in, and not afterwards', async () => {
    const { self, itemIds, campaignId } = await campaignAboutMe();
    const [item = ''] = itemIds;
    await self.save({ ratings: { [item]: 2 }, reflections: {} });
    await self.send();
    await setState(campaignId, 'closing');
    const changed = await self.save({ ratings: { [item]: 3 }, reflections: {} });
    expect(changed.json()).toMatchObject({ ratings: { [item]: 3 }, sent: true, editable: true });
    for (const state of ['closed', 'released', 'cancelled']) {
      await setState(campaignId, state);
      const late = await self.save({ ratings: { [item]: 5 }, reflections: {} });
      expect(late.json()).toMatchObject({ status: 410, code: 'campaign-ended' });
      expect((await self.send()).json()).toMatchObject({ status: 410, code: 'campaign-ended' });
      expect((await self.read()).json()).toMatchObject({
        ratings: { [item]: 3 },
        sent: true,
        editable: false,
        reportOut: state === 'released',
      });
    }
  });

  it('is not sent without a single rating, nor emptied afterwards', async () => {
    const { self, itemIds } = await campaignAboutMe();
    const [item = ''] = itemIds;
    expect((await self.send()).json()).toMatchObject({ status: 409, code: 'self-assessment-incomplete' });
    await self.save({ ratings: { [item]: 'not-observed' }, reflections: {} });
    expect((await self.send()).json()).toMatchObject({ status: 409, code: 'self-assessment-incomplete' });
    await self.save({ ratings: { [item]: 5 }, reflections: {} });
    await self.send();
    const emptied = await self.save({ ratings: {}, reflections: {} });
    expect(emptied.json()).toMatchObject({ status: 409, code: 'self-assessment-incomplete' });
    expect((await self.read()).json()).toMatchObject({ ratings: { [item]: 5 } });
  });

  it('refuses answers that do not fit, and keeps what there was', async () => {
    const { self, itemIds } = await campaignAboutMe();
    const [item = ''] = itemIds;
    const [question = ''] = await askYourself();
    await self.save({ ratings: { [item]: 2 }, reflections: {} });
    const wrong = [
      { ratings: { [item]: 6 }, reflections: {} },
      { ratings: { unknown: 3 }, reflections: {} },
      { ratings: {}, reflections: { unknown: 'text' } },
      { ratings: {}, reflections: { [question]: 'a\u0000b' } },
    ];
    for (const form of wrong) {
      const reply = await self.save(form);
      expect(reply.json()).toMatchObject({ status: 422, code: 'answers-invalid' });
      expect(reply.json().fields).toHaveLength(1);
    }
    const long = await self.save({ ratings: {}, reflections: { [question]: 'x'.repeat(4001) } });
    expect(long.json()).toMatchObject({ status: 400, code: 'input-invalid' });
    expect((await self.read()).json()).toMatchObject({ ratings: { [item]: 2 }, reflections: {} });
  });

  it('waits for a tally, and then says that it is too late', async () => {
    const { self, itemIds, campaignId } = await campaignAboutMe({ state: 'closing' });
    let saving: ReturnType<SelfCalls['save']> | undefined;
    await database.tally.transaction(async (tx) => {
      await tx.execute(sql`SELECT pg_advisory_xact_lock(campaign_lock_key(${campaignId}))`);
      saving = self.save({ ratings: { [itemIds[0] ?? '']: 4 }, reflections: {} });
      // Let it come as far as the lock.
      for (let waiting = 0; waiting === 0; ) {
        const locks = await tx.execute<{ n: number }>(
          sql`SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`,
        );
        waiting = locks.rows[0]?.n ?? 0;
      }
      await tx.execute(sql`UPDATE campaigns SET state = 'closed' WHERE id = ${campaignId}`);
    });
    expect((await saving)?.json()).toMatchObject({ status: 410, code: 'campaign-ended' });
    expect((await self.read()).json()).toMatchObject({ ratings: {} });
  });
});

describe('nobody else', () => {
  it('sees it or writes it: not HR, not another leader, not another organisation, not a rater', async () => {
    const stage = await campaignAboutMe({ leaders: [{ raters: { peers: 3 } }, { raters: { peers: 3 } }] });
    await stage.self.save({ ratings: { [stage.itemIds[0] ?? '']: 4 }, reflections: {} });
    const elsewhere = await createOrganizationRow(database.owner, 'Elsewhere');
    const strangers = [
      await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']),
      await createActor(database.owner, stage.organizationId, ['leader', 'coach']),
      await createActor(database.owner, elsewhere, ['hr', 'leader']),
    ];
    for (const stranger of strangers) {
      const calls = callsOf(stage.campaignId, product.cookieOf(stranger));
      for (const reply of [
        await calls.read(),
        await calls.save({ ratings: {}, reflections: {} }),
        await calls.send(),
      ]) {
        expect(reply.json()).toMatchObject({ status: 404, code: 'not-found' });
      }
    }
    const colleague = await actorOf(database.owner, stage.organizationId, stage.leaders[1]?.leaderId ?? '', ['leader']);
    const theirs = await callsOf(stage.campaignId, product.cookieOf(colleague)).read();
    expect(theirs.json()).toMatchObject({ ratings: {} });
    const rater = product.raterCookieOf(stage.invitations[0]?.invitationId ?? '');
    for (const headers of [{}, rater, { cookie: rater.cookie.replace('heartset_rater', 'heartset_access') }]) {
      const reply = await callsOf(stage.campaignId, headers).read();
      expect(reply.json()).toMatchObject({ status: 401, code: 'not-signed-in' });
    }
  });

  it('gets in with a cookie of yesterday, of another signature, or of a session that was signed out', async () => {
    const { campaignId, me } = await campaignAboutMe();
    const yesterday = createTestClock(new Date(Date.now() - 24 * 3600 * 1000));
    const earlier = await createTestApp(database, { clock: yesterday });
    const forger = await createTestApp(database, { config: { jwtSecret: 'another secret, as long as it has to be' } });
    for (const other of [earlier, forger]) {
      expect((await callsOf(campaignId, other.cookieOf(me)).read()).statusCode).toBe(401);
      await other.close();
    }
    await database.owner.execute(sql`UPDATE sessions SET revoked_at = now() WHERE id = ${me.sessionId}`);
    expect((await callsOf(campaignId, product.cookieOf(me)).read()).statusCode).toBe(401);
  });

  it('is asked before the campaign is opened', async () => {
    const { self } = await campaignAboutMe({ state: 'draft' });
    expect((await self.read()).json()).toMatchObject({ status: 404, code: 'not-found' });
  });
});
