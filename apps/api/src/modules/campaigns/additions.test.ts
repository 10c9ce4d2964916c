import { checkManifest } from '@heartset/ballot/protocol/check-manifest';
import type { Group } from '@heartset/model';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { assignments, invitations } from '../../db/schema/invitations.ts';
import { closeAfterGrace } from '../../testing/campaign-rounds.ts';
import {
  type CampaignStage,
  createCampaignStage,
  plainSheet,
  type StageAssignment,
  type StageOptions,
} from '../../testing/campaign-stage.ts';
import { countingDeps } from '../../testing/counting-deps.ts';
import { actorOf, createPersonRow } from '../../testing/factories.ts';
import { ballotBody, sendBallot, takeBallot } from '../../testing/play-device.ts';
import { setUpProduct } from '../../testing/set-up-product.ts';
import { tallyCampaign } from '../tally/tally-campaign.ts';

const { database, product } = await setUpProduct();

async function staged(options: StageOptions = {}) {
  const stage = await createCampaignStage(database.owner, {
    leaders: [{ raters: { 'team-members': 4, peers: 2, 'senior-leaders': 2 } }],
    ...options,
  });
  const hr = product.cookieOf(await actorOf(database.owner, stage.organizationId, stage.hrId, ['hr']));
  const post = async (path: string, payload: object, headers = hr) => {
    const url = `/api/v1/campaigns/${stage.campaignId}/leaders/${path}`;
    const reply = await product.app.inject({ method: 'POST', url, headers, payload });
    const body = reply.statusCode === 204 ? {} : reply.json();
    return { status: reply.statusCode, code: body.code, body };
  };
  const [leader] = stage.leaders;
  if (!leader) throw new Error('no leader');
  return {
    stage,
    leader,
    hr,
    person: (changes = {}) => createPersonRow(database.owner, stage.organizationId, changes),
    checkLeader: async (leaderId: string, headers = hr) => {
      const url = `/api/v1/campaigns/${stage.campaignId}/leaders/added?leaderId=${leaderId}`;
      const reply = await product.app.inject({ url, headers });
      return { status: reply.statusCode, body: reply.json() };
    },
    addRater: (personId: string, group: Group, headers = hr) =>
      post(`${leader.leaderId}/raters/added`, { personId, group }, headers),
    addLeader: (payload: object, headers = hr) => post('added', payload, headers),
  };
}

const manifestOf = async ({ campaignId }: CampaignStage) =>
  (await product.app.inject(`/api/v1/campaigns/${campaignId}/manifest`)).json();

async function labelsOf({ campaignId }: CampaignStage, subjectKey: string) {
  const rows = await database.owner.execute<{ label: string; invited: number }>(
    sql`SELECT label, invited FROM campaign_labels WHERE campaign_id = ${campaignId} AND subject_key = ${subjectKey} ORDER BY label`,
  );
  return Object.fromEntries(rows.rows.map(({ label, invited }) => [label, invited]));
}

/** The assignments of somebody who was added, as a device needs them. */
async function askedOf(stage: CampaignStage, personId: string): Promise<StageAssignment[]> {
  const rows = await database.owner.execute<Record<string, string>>(sql`
    SELECT a.id, a.invitation_id, a.leader_id, l.subject_key, a.rater_group, a.label FROM assignments a
    JOIN invitations i ON i.id = a.invitation_id
    JOIN campaign_leaders l ON l.campaign_id = a.campaign_id AND l.leader_id = a.leader_id
    WHERE i.campaign_id = ${stage.campaignId} AND i.rater_id = ${personId}`);
  return rows.rows.map((row) => ({
    assignmentId: row.id ?? '',
    invitationId: row.invitation_id ?? '',
    raterId: personId,
    leaderId: row.leader_id ?? '',
    subjectKey: row.subject_key ?? '',
    group: row.rater_group as Group,
    label: row.label as StageAssignment['label'],
  }));
}

async function answer(stage: CampaignStage, assignment: StageAssignment): Promise<number> {
  const ballot = await takeBallot(product, stage.campaignId, assignment);
  return (await sendBallot(product, ballotBody(ballot, plainSheet(stage)))).statusCode;
}

describe('a leader who might be added', () => {
  it('is shown with everybody who would be asked, by group, and how many are asked already', async () => {
    const { stage, person, checkLeader, addLeader } = await staged();
    const managerId = await person();
    const leaderId = await person({ managerId });
    const team = await Promise.all([0, 1, 2].map(() => person({ managerId: leaderId })));
    const peers = await Promise.all([0, 1, 2].map(() => person({ managerId })));
    const { status, body } = await checkLeader(leaderId);
    const ids = (group: Group) =>
      body.raters
        .filter((one: { group: Group }) => one.group === group)
        .map((one: { personId: string }) => one.personId);
    expect([status, body.refusals, body.askedAlready]).toEqual([200, [], 0]);
    expect([ids('team-members').sort(), ids('peers').sort()]).toEqual([[...team].sort(), [...peers].sort()]);
    expect(await database.owner.$count(invitations, eq(invitations.campaignId, stage.campaignId))).toBe(8);
    expect((await addLeader({ leaderId })).status).toBe(200);
    const many = await database.owner.$count(assignments, eq(assignments.leaderId, leaderId));
    expect(many).toBe(body.raters.length);
    expect((await checkLeader(leaderId)).body.refusals).toEqual(['The campaign is about this leader already.']);
  });

  it('is refused before it is tried, in words that say what is missing and what to do', async () => {
    const { stage, leader, person, checkLeader } = await staged();
    const leaderId = await person();
    await Promise.all([0, 1].map(() => person({ managerId: leaderId })));
    const { refusals } = (await checkLeader(leaderId)).body;
    expect(refusals).toEqual([
      expect.stringMatching(/^About this leader only 2 team members would be asked.*3 or more.*new campaign/),
    ]);
    expect((await checkLeader(await person({ inDirectory: false }))).body.refusals[0]).toContain('of your directory');
    const rated = await actorOf(database.owner, stage.organizationId, leader.leaderId, ['hr', 'leader']);
    expect((await checkLeader(leaderId, product.cookieOf(rated))).status).toBe(403);
  });
});

describe('a rater who is added', () => {
  it('comes under a label that exists, with the same manifest, gets a mail, and can answer', async () => {
    const { stage, leader, person, addRater } = await staged();
    const manifest = await manifestOf(stage);
    const peer = await person();
    const senior = await person();
    expect((await addRater(peer, 'peers')).status).toBe(204);
    expect((await addRater(senior, 'senior-leaders')).status).toBe(204);
    expect(await manifestOf(stage)).toEqual(manifest);
    expect(await labelsOf(stage, leader.subjectKey)).toEqual({ 'peers+senior-leaders': 6, 'team-members': 4 });
    const [asked] = await askedOf(stage, peer);
    if (!asked) throw new Error('nobody was added');
    expect(asked).toMatchObject({ group: 'peers', label: 'peers+senior-leaders' });
    const mails = await database.owner.execute(
      sql`SELECT kind FROM outbox_mails WHERE campaign_id = ${stage.campaignId} AND person_id = ${peer}`,
    );
    expect(mails.rows).toEqual([{ kind: 'invitation' }]);
    expect(await answer(stage, asked)).toBe(200);
  });

  it('is counted with the others', async () => {
    const { stage, person, addRater } = await staged({ leaders: [{ raters: { peers: 3 } }] });
    const added = await person();
    await addRater(added, 'peers');
    const all = [...stage.assignments, ...(await askedOf(stage, added))];
    for (const one of all) expect(await answer(stage, one)).toBe(200);
    await closeAfterGrace(database.owner, stage.campaignId);
    await tallyCampaign(countingDeps(database, product.clock), stage.campaignId);
    const blocks = await database.owner.execute(
      sql`SELECT block, invited, answered FROM tally_blocks WHERE campaign_id = ${stage.campaignId}`,
    );
    expect(blocks.rows).toEqual([{ block: 'peers', invited: 4, answered: 4 }]);
  });

  it('keeps the link that they have, where they are asked about another leader already', async () => {
    const { stage, addRater } = await staged({
      leaders: [{ raters: { 'team-members': 4 } }, { raters: { peers: ['kim', 'lee', 'mo'] } }],
    });
    const kim = stage.invitations.find(({ name }) => name === 'kim');
    if (!kim) throw new Error('nobody is called kim');
    expect((await addRater(kim.raterId, 'team-members')).status).toBe(204);
    const own = await askedOf(stage, kim.raterId);
    expect(own.map(({ invitationId }) => invitationId)).toEqual([kim.invitationId, kim.invitationId]);
    expect(await addRater(kim.raterId, 'team-members')).toMatchObject({ status: 409, code: 'conflict' });
  });

  it('is refused under no label, under one that is too small to be shown, and after having been taken out', async () => {
    const { stage, person, addRater } = await staged({ leaders: [{ raters: { 'team-members': 4, others: 2 } }] });
    expect(await addRater(await person(), 'peers')).toMatchObject({ status: 409, code: 'cannot-be-added' });
    const outsider = await person({ inDirectory: false });
    expect(await addRater(outsider, 'others')).toMatchObject({ status: 409, code: 'cannot-be-added' });
    const [out] = stage.invitations;
    if (!out) throw new Error('nobody was invited');
    await database.owner.execute(sql`UPDATE invitations SET removed = true WHERE id = ${out.invitationId}`);
    expect(await addRater(out.raterId, 'team-members')).toMatchObject({ status: 409, code: 'conflict' });
  });

  it('is added by nobody whom the campaign is about, by nobody but HR, and only while the first round collects', async () => {
    const { stage, leader, person, addRater } = await staged();
    const hrHerself = await actorOf(database.owner, stage.organizationId, leader.leaderId, ['hr', 'leader']);
    expect((await addRater(await person(), 'peers', product.cookieOf(hrHerself))).status).toBe(403);
    for (const state of ['closing', 'closed', 'released', 'cancelled']) {
      const over = await staged();
      await database.owner.execute(sql`UPDATE campaigns SET state = ${state} WHERE id = ${over.stage.campaignId}`);
      expect(await over.addRater(await over.person(), 'peers')).toMatchObject({ code: 'campaign-state-changed' });
    }
    const again = await staged({ state: 'released', furtherRound: true });
    await database.owner.execute(
      sql`UPDATE campaigns SET state = 'collecting', round = 2 WHERE id = ${again.stage.campaignId}`,
    );
    expect(await again.addRater(await again.person(), 'peers')).toMatchObject({ code: 'campaign-state-changed' });
    const request = await staged({ kind: 'leader' });
    expect((await request.addRater(await request.person(), 'peers')).status).toBe(403);
  });

  it('is refused where the report could be subtracted from an earlier one with them', async () => {
    const first = await staged({ leaders: [{ raters: { peers: ['ada', 'ben', 'cy', 'dov'] } }], state: 'released' });
    const { stage, leader } = first;
    const raters = stage.assignments.map(({ raterId }) => raterId);
    // The same leader and the same four again; the fifth would be the difference.
    const second = await staged({
      organizationId: stage.organizationId,
      leaders: [{ personId: leader.leaderId, raters: { peers: 4 } }],
    });
    for (const [index, { invitationId }] of second.stage.assignments.entries()) {
      await database.owner.execute(sql`ALTER TABLE invitations DISABLE TRIGGER invitations_keep_terms`);
      await database.owner.execute(sql`UPDATE invitations SET rater_id = ${raters[index]} WHERE id = ${invitationId}`);
      await database.owner.execute(sql`ALTER TABLE invitations ENABLE ALWAYS TRIGGER invitations_keep_terms`);
    }
    const one = await second.addRater(await second.person(), 'peers');
    expect(one).toMatchObject({ status: 409, code: 'raters-too-alike' });
    expect(one.body.detail).toMatch(/Nobody was added\. .* in another campaign: .* Ask this person in a new campaign/);
    expect(await labelsOf(second.stage, leader.subjectKey)).toEqual({});
    expect(await labelsOf(second.stage, second.leader.subjectKey)).toEqual({ peers: 4 });
  });

  it('who is taken out is issued nothing any more, and what HR reads is the same', async () => {
    const { stage, hr, person, addRater } = await staged({
      leaders: [{ raters: { peers: 3, 'senior-leaders': 2 } }],
    });
    const [one, two] = [await person(), await person()];
    for (const personId of [one, two]) await addRater(personId, 'peers');
    const [answered] = await askedOf(stage, one);
    const [silent] = await askedOf(stage, two);
    if (!answered || !silent) throw new Error('nobody was added');
    await answer(stage, answered);
    const replies = [];
    for (const { invitationId } of [answered, silent]) {
      const url = `/api/v1/campaigns/${stage.campaignId}/invitations/${invitationId}`;
      const reply = await product.app.inject({ method: 'DELETE', url, headers: hr });
      replies.push([reply.statusCode, reply.body]);
    }
    expect(replies).toEqual([
      [200, '{"warnings":[]}'],
      [200, '{"warnings":[]}'],
    ]);
    await expect(takeBallot(product, stage.campaignId, silent)).rejects.toThrow('link-withdrawn');
    await expect(takeBallot(product, stage.campaignId, answered)).rejects.toThrow('link-withdrawn');
  });
});

describe('a leader who is added', () => {
  it('stands in a supplement that follows what was published, and their raters can answer', async () => {
    const { stage, person, addLeader } = await staged();
    const before = await manifestOf(stage);
    const leaderId = await person();
    const raters = [];
    for (let n = 0; n < 3; n += 1) raters.push({ personId: await person(), group: 'peers' });
    const known = stage.invitations[0]?.raterId ?? '';
    raters.push({ personId: known, group: 'peers' });
    expect((await addLeader({ leaderId, raters })).status).toBe(200);
    const published = await manifestOf(stage);
    expect(published.manifest).toBe(before.manifest);
    const { supplements, chain } = await checkManifest(published);
    expect(chain).toHaveLength(2);
    expect(supplements[0]?.leaders[0]?.labels).toEqual([{ label: 'peers', invited: 4 }]);
    const file = (number: string) => product.app.inject(`/api/v1/campaigns/${stage.campaignId}/supplements/${number}`);
    expect((await file('1')).body).toBe(published.supplements[0]);
    expect((await file('2')).statusCode).toBe(404);
    expect((await file('0')).statusCode).toBe(400);
    for (const personId of [raters[0]?.personId ?? '', known]) {
      const asked = (await askedOf(stage, personId)).find((each) => each.leaderId === leaderId);
      if (!asked) throw new Error('nobody was added');
      expect(await answer(stage, asked)).toBe(200);
    }
    const second = await person();
    expect((await addLeader({ leaderId: second, raters })).status).toBe(200);
    expect((await checkManifest(await manifestOf(stage), { seen: chain[1] ?? '' })).chain).toHaveLength(3);
    const told = await database.owner.execute(
      sql`SELECT kind FROM outbox_mails WHERE campaign_id = ${stage.campaignId} AND person_id = ${leaderId}`,
    );
    expect(told.rows).toEqual([{ kind: 'campaign-about-you' }]);
  });

  it('is asked about by whom the org chart proposes, when nobody is named', async () => {
    const { stage, person, addLeader } = await staged();
    const leaderId = await person();
    for (let n = 0; n < 3; n += 1) await person({ managerId: leaderId });
    expect((await addLeader({ leaderId })).status).toBe(200);
    const { supplements } = await checkManifest(await manifestOf(stage));
    expect(supplements[0]?.leaders[0]?.labels).toEqual([{ label: 'team-members', invited: 3 }]);
  });

  it('is refused where one of the groups asks fewer than are shown together, and twice', async () => {
    const { stage, leader, person, addLeader } = await staged();
    const leaderId = await person();
    const people: string[] = [];
    for (let n = 0; n < 5; n += 1) people.push(await person());
    const outsider = await person({ inDirectory: false });
    const as = (group: Group, from: number, to: number) =>
      people.slice(from, to).map((personId) => ({ personId, group }));
    for (const raters of [[], as('peers', 0, 2), [...as('peers', 0, 4), { personId: outsider, group: 'others' }]]) {
      expect(await addLeader({ leaderId, raters })).toMatchObject({ status: 409, code: 'campaign-not-ready' });
    }
    expect(await addLeader({ leaderId: leader.leaderId })).toMatchObject({ status: 409, code: 'conflict' });
    expect((await manifestOf(stage)).supplements).toEqual([]);
  });

  it('may be asked about by few who answer under their role', async () => {
    const { stage, person, addLeader } = await staged({ seniorLeaders: 'identified' });
    const raters: { personId: string; group: Group }[] = [{ personId: await person(), group: 'senior-leaders' }];
    for (let n = 0; n < 3; n += 1) raters.push({ personId: await person(), group: 'peers' });
    expect((await addLeader({ leaderId: await person(), raters })).status).toBe(200);
    await checkManifest(await manifestOf(stage));
  });
});

describe('the database', () => {
  it('takes no label that no supplement names as it is, and no number but the one of those who are asked', async () => {
    const { stage, leader } = await staged();
    const { campaignId } = stage;
    const attempts = [
      sql`UPDATE campaign_labels SET invited = invited + 1 WHERE campaign_id = ${campaignId}`,
      sql`INSERT INTO campaign_labels (campaign_id, subject_key, label, invited) VALUES (${campaignId}, ${leader.subjectKey}, 'others', 5)`,
    ];
    for (const statement of attempts) await expect(database.owner.execute(statement)).rejects.toThrow();
  });

  it('keeps what was asked of others as it lay', async () => {
    const { stage, person, addRater } = await staged();
    const traces = async () => {
      const rows = await database.owner.execute(sql`
        SELECT a.id, a.ctid, a.xmin, a.xmax, i.ctid AS of, i.xmin AS by, i.xmax AS with
        FROM ${assignments} a JOIN ${invitations} i ON i.id = a.invitation_id
        WHERE a.campaign_id = ${stage.campaignId} AND i.rater_id <> ${added} ORDER BY a.id`);
      return rows.rows;
    };
    const added = await person();
    const before = await traces();
    await addRater(added, 'peers');
    expect(await traces()).toEqual(before);
  });
});
