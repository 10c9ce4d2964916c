import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { problemSchema } from '@heartset/model/api/common';
import type { DirectoryImport } from '@heartset/model/api/directory-imports';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import { auditEvents } from '../../db/schema/audit-events.ts';
import { directoryImports } from '../../db/schema/directory-imports.ts';
import { outboxMails } from '../../db/schema/outbox-mails.ts';
import { people, personRoles } from '../../db/schema/people.ts';
import { sessions, signInRequests } from '../../db/schema/sign-in.ts';
import { actorOf, createActor, createOrganizationRow, createPersonRow } from '../../testing/factories.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

let database: TestDatabase;
let product: TestApp;
let oracle: string;
let organizationId: string;
let hr: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  product = await createTestApp(database);
  oracle = await readFile(path.join(import.meta.dirname, 'fixtures/oracle-hr-employees.csv'), 'utf8');
});
afterAll(async () => {
  await product.close();
  await database.close();
});
beforeEach(async () => {
  organizationId = await createOrganizationRow(database.owner);
  hr = await createActor(database.owner, organizationId, ['hr'], { familyName: 'HR', email: 'hr@hospital.test' });
});

/** Where the application listens; it begins to when first asked. */
const origin = async () =>
  product.app.server.listening ? product.app.listeningOrigin : product.app.listen({ port: 0, host: '127.0.0.1' });

let caller = 0;
const upload = (file: string | Buffer, options: { actor?: Actor; type?: string; fileName?: string } = {}) => {
  caller += 1;
  return product.app.inject({
    method: 'POST',
    url: `/api/v1/directory-imports?fileName=${encodeURIComponent(options.fileName ?? 'people.csv')}`,
    headers: { ...product.cookieOf(options.actor ?? hr), 'content-type': options.type ?? 'text/csv' },
    payload: file,
    remoteAddress: `10.1.${Math.floor(caller / 250)}.${(caller % 250) + 1}`,
  });
};
const look = (id: string, actor = hr) =>
  product.app.inject({ url: `/api/v1/directory-imports/${id}`, headers: product.cookieOf(actor) });
const map = (id: string, payload: object, actor = hr) =>
  product.app.inject({
    method: 'PUT',
    url: `/api/v1/directory-imports/${id}/mapping`,
    headers: product.cookieOf(actor),
    payload,
  });
const apply = (id: string, payload: object, actor = hr) =>
  product.app.inject({
    method: 'POST',
    url: `/api/v1/directory-imports/${id}/apply`,
    headers: product.cookieOf(actor),
    payload,
  });

/** Uploads a file and gives addresses their domain. */
async function uploaded(file: string, emailDomain: string | null = 'hospital.test'): Promise<DirectoryImport> {
  const { id, mapping }: DirectoryImport = (await upload(file)).json();
  return (await map(id, { ...mapping, emailDomain })).json();
}

async function imported(file: string, emailDomain?: string | null) {
  const { id, preview } = await uploaded(file, emailDomain);
  const reply = await apply(id, { fingerprint: preview.fingerprint });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
}

const directory = () =>
  database.owner
    .select({
      id: people.id,
      externalId: people.externalId,
      givenName: people.givenName,
      email: people.email,
      department: people.department,
      managerId: people.managerId,
    })
    .from(people)
    .where(eq(people.organizationId, organizationId))
    .orderBy(asc(people.externalId));

describe('the real export of an HR system', () => {
  it('is read as it is: columns recognised, a domain asked for', async () => {
    const reply = await upload(oracle, { fileName: 'C:\\exports\\oracle\u202Evsc.csv' });
    expect(reply.statusCode).toBe(201);
    const found: DirectoryImport = reply.json();
    expect(found).toMatchObject({ fileName: 'oraclevsc.csv', rowCount: 107, state: 'uploaded' });
    expect(found.mapping).toEqual({
      columns: {
        externalId: 0,
        givenName: 1,
        familyName: 2,
        email: 3,
        title: 6,
        managerExternalId: 7,
        department: 8,
        site: 9,
      },
      emailDomain: null,
    });
    expect(found.columns[8]).toEqual({ index: 8, name: 'DEPARTMENT_NAME', samples: ['Executive', 'IT', 'Finance'] });
    expect(found.preview).toMatchObject({ added: 0, badRowCount: 107, missingFields: [], domainMissing: true });
    expect(found.preview.badRows[0]).toMatchObject({
      line: 2,
      name: 'Steven King',
      reason: 'address-without-domain',
      value: 'SKING',
    });
    expect(found.preview.badRowGroups).toMatchObject([
      { reason: 'address-without-domain', count: 107, lines: [2, 3, 4, 5, 6] },
    ]);
  });

  it('adds 107 people with their managers, and makes those with people leaders', async () => {
    expect(await imported(oracle)).toEqual({ added: 107, changed: 0, unchanged: 0, leftOut: 0 });
    const all = (await directory()).filter(({ externalId }) => externalId !== null);
    expect(all).toHaveLength(107);
    const byNumber = new Map(all.map((person) => [person.externalId, person]));
    expect(byNumber.get('100')).toMatchObject({ givenName: 'Steven', email: 'SKING@hospital.test', managerId: null });
    expect(byNumber.get('103')).toMatchObject({ managerId: byNumber.get('102')?.id, department: 'IT' });
    expect(all.filter(({ department }) => department === null)).toHaveLength(1);
    expect(all.filter(({ managerId }) => managerId === null)).toHaveLength(1);
    const leaders = await database.owner
      .select({ id: personRoles.personId })
      .from(personRoles)
      .innerJoin(people, eq(people.id, personRoles.personId))
      .where(and(eq(people.organizationId, organizationId), eq(personRoles.role, 'leader')));
    expect(new Set(leaders.map(({ id }) => id))).toEqual(new Set(all.flatMap(({ managerId }) => managerId ?? [])));
    expect(leaders).toHaveLength(18);
  });

  it('changes nothing the second time, and leaves people alone who are not in the file', async () => {
    await imported(oracle);
    const before = await directory();
    const { id, preview } = await uploaded(oracle);
    expect(preview).toMatchObject({ added: 0, changed: 0, unchanged: 107, badRowCount: 0, examples: [] });
    expect((await apply(id, { fingerprint: preview.fingerprint })).json()).toMatchObject({ unchanged: 107 });
    expect(await directory()).toEqual(before);
    const half = oracle.split('\n').slice(0, 40).join('\n');
    expect(await imported(half)).toMatchObject({ added: 0, changed: 0, unchanged: 39 });
    expect(await directory()).toEqual(before);
  });

  it('is written down with counts, and its rows are gone afterwards', async () => {
    const { id, preview } = await uploaded(oracle);
    await apply(id, { fingerprint: preview.fingerprint });
    const events = await database.owner
      .select({ action: auditEvents.action, details: auditEvents.details, actorId: auditEvents.actorId })
      .from(auditEvents)
      .where(eq(auditEvents.targetId, id));
    const details = { added: 107, changed: 0, unchanged: 0, leftOut: 0, addressesChanged: 0 };
    expect(events).toEqual([{ action: 'directory-import.applied', details, actorId: hr.personId }]);
    const [row] = await database.owner
      .select({ rows: directoryImports.rows })
      .from(directoryImports)
      .where(eq(directoryImports.id, id));
    expect(row).toEqual({ rows: [] });
    expect((await look(id)).json()).toMatchObject({ state: 'applied', rowCount: 107, preview: { added: 107 } });
    expect((await apply(id, { fingerprint: preview.fingerprint })).json()).toMatchObject({ code: 'already-applied' });
    expect((await map(id, { columns: { email: 1 }, emailDomain: null })).json()).toMatchObject({
      code: 'already-applied',
    });
  });
});

describe('a file with bad rows', () => {
  /** Three rows spoilt: an address twice, an invalid address (a manager's), an unknown manager. */
  const spoilt = () =>
    oracle
      .replace('Bruce,Miller,BMILLER', 'Bruce,Miller,SKING')
      .replace('Nancy,Gruenberg,NGRUENBE', 'Nancy,Gruenberg,not@valid')
      .replace(/^(115,.*),114,/m, '$1,999,');

  it('is imported all or not at all', async () => {
    const { id, preview } = await uploaded(spoilt());
    expect(preview.badRows.map(({ line, reason }) => [line, reason])).toEqual([
      [6, 'address-twice-in-file'],
      [10, 'address-invalid'],
      [17, 'manager-unknown'],
    ]);
    const reply = await apply(id, { fingerprint: preview.fingerprint });
    expect(reply.json()).toMatchObject({ code: 'rows-bad', status: 409 });
    expect(reply.json().detail).toContain('import 104 without these 3');
    expect(await directory()).toHaveLength(1);
    expect((await look(id)).json()).toMatchObject({ state: 'uploaded', preview: { added: 104 } });
  });

  it('is imported without them when that is chosen, as the preview said', async () => {
    const { id, preview } = await uploaded(spoilt());
    expect(preview.added).toBe(104);
    expect(preview.consequences[1]).toMatch(/^5 people have no manager for now, .*Daniel Faviet, John Chen/);
    const reply = await apply(id, { fingerprint: preview.fingerprint, leaveOutBadRows: true });
    expect(reply.json()).toEqual({ added: 104, changed: 0, unchanged: 0, leftOut: 3 });
    const orphans = await database.owner.$count(
      people,
      and(eq(people.organizationId, organizationId), isNull(people.managerId)),
    );
    expect(orphans).toBe(1 + 1 + 5);
    expect(await imported(oracle)).toEqual({ added: 3, changed: 5, unchanged: 99, leftOut: 0 });
  });

  it('names a loop of managers', async () => {
    const { preview } = await uploaded(oracle.replace(/^(100,.*President),,/m, '$1,103,'));
    expect(preview.badRows.map(({ reason }) => reason)).toEqual(['manager-loop', 'manager-loop', 'manager-loop']);
    expect(preview.badRows[0]?.message).toContain('Steven King → Alexander James → Lex Garcia → Steven King');
  });
});

describe('changes', () => {
  const header = 'Employee ID,First name,Last name,Email,Manager ID\n';

  it('lets addresses be exchanged in one file', async () => {
    await imported(`${header}1,Ada,Rivera,a@hospital.test,\n2,Ben,Adams,b@hospital.test,1\n`);
    const exchanged = `${header}1,Ada,Rivera,b@hospital.test,2\n2,Ben,Adams,a@hospital.test,\n3,Cy,Chen,c@hospital.test,1\n`;
    expect(await imported(exchanged)).toEqual({ added: 1, changed: 2, unchanged: 0, leftOut: 0 });
    const [ada, ben, cy] = await directory();
    expect([ada?.email, ben?.email, cy?.email]).toEqual(['b@hospital.test', 'a@hospital.test', 'c@hospital.test']);
    expect([ada?.managerId, ben?.managerId, cy?.managerId]).toEqual([ben?.id, null, ada?.id]);
  });

  it('are refused when the directory has changed since the preview', async () => {
    const { id, preview } = await uploaded(oracle);
    await createPersonRow(database.owner, organizationId, { email: 'sking@hospital.test', externalId: '100' });
    expect((await apply(id, { fingerprint: preview.fingerprint })).json()).toMatchObject({
      code: 'directory-changed',
      status: 409,
    });
    const again: DirectoryImport = (await look(id)).json();
    expect(again.preview).toMatchObject({ added: 106, changed: 1 });
    expect((await apply(id, { fingerprint: again.preview.fingerprint })).statusCode).toBe(200);
  });

  it('happen once when two people apply at the same moment', async () => {
    const { id, preview } = await uploaded(oracle);
    const other = await uploaded(oracle);
    const replies = await Promise.all([
      apply(id, { fingerprint: preview.fingerprint }),
      apply(id, { fingerprint: preview.fingerprint }),
      apply(other.id, { fingerprint: other.preview.fingerprint }),
    ]);
    const statuses = replies.map((reply) => reply.statusCode).sort();
    expect(statuses).toEqual([200, 409, 409]);
    expect(await directory()).toHaveLength(108);
  });

  it('need a fingerprint of this very import', async () => {
    const one = await uploaded(oracle);
    const other = await uploaded(oracle);
    const reply = await apply(one.id, { fingerprint: other.preview.fingerprint });
    expect(reply.json()).toMatchObject({ code: 'directory-changed' });
  });

  it('name whoever comes with one name alone, and ask for a domain only where one is missing', async () => {
    const named = `${header}1,,Faviet,d@hospital.test,2\n2,Cher,,c@hospital.test,\n3,Ada,Rivera,a@hospital.test,\n`;
    const found = (await uploaded(named)).preview;
    expect(found).toMatchObject({ added: 3, domainMissing: false });
    expect(found.oneName).toEqual({
      count: 2,
      first: [
        { line: 2, name: 'Faviet' },
        { line: 3, name: 'Cher' },
      ],
    });
    await imported(named);
    // Whoever stays as they are was looked at before.
    expect((await uploaded(named)).preview.oneName).toEqual({ count: 0, first: [] });
    const byManager = 'First name,Last name,Email,Manager email\nAda,Rivera,a@hospital.test,boss\n';
    expect((await uploaded(byManager)).preview.domainMissing).toBe(true);
    const whole = 'Name,Email\nCher,cher@elsewhere.test\n';
    expect((await uploaded(whole)).preview.oneName.count).toBe(0);
  });

  it('wait until the columns are known', async () => {
    const { id, preview }: DirectoryImport = (await upload('Who,Shoe size\nAda,39\n')).json();
    expect(preview.missingFields).toEqual(['email', 'givenName']);
    expect((await apply(id, { fingerprint: preview.fingerprint })).json()).toMatchObject({
      code: 'mapping-incomplete',
      status: 409,
    });
    expect((await map(id, { columns: { email: 2 }, emailDomain: null })).json()).toMatchObject({
      code: 'input-invalid',
      fields: [{ path: 'columns.email' }],
    });
    expect((await map(id, { columns: { wizardry: 0 }, emailDomain: null })).statusCode).toBe(400);
    expect((await map(id, { columns: { email: 0 }, emailDomain: 'not a domain' })).statusCode).toBe(400);
  });
});

describe('another address for somebody', () => {
  const header = 'Employee ID,First name,Last name,Email\n';
  const takeover = `${header}1,Ada,Rivera,ada@elsewhere.test\n2,Ben,Adams,b@hospital.test\n`;

  /** Ada, who is signed in and has just asked for one more sign-in mail. */
  async function signedInAda() {
    await imported(`${header}1,Ada,Rivera,ada@hospital.test\n2,Ben,Adams,b@hospital.test\n`);
    const [ada, ben] = await directory();
    if (!ada || !ben) throw new Error('nobody was imported');
    const actor = await actorOf(database.owner, organizationId, ada.id, ['leader']);
    const other = await actorOf(database.owner, organizationId, ben.id, []);
    await database.owner.insert(signInRequests).values({
      personId: ada.id,
      browserHash: Buffer.alloc(32),
      expiresAt: new Date(Date.now() + 900_000),
    });
    return { actor, other };
  }
  const me = (actor: Actor) => product.app.inject({ url: '/api/v1/me', headers: product.cookieOf(actor) });

  it('is said before it happens', async () => {
    await signedInAda();
    expect((await uploaded(takeover)).preview).toMatchObject({ changed: 1, addressChanges: 1 });
    expect((await uploaded(`${header}1,Ada,Rivera,ADA@hospital.test\n`)).preview).toMatchObject({ addressChanges: 0 });
  });

  it('signs them out, ends mails under way, and leaves everybody else signed in', async () => {
    const { actor, other } = await signedInAda();
    expect((await me(actor)).statusCode).toBe(200);
    await imported(takeover);
    expect((await me(actor)).statusCode).toBe(401);
    expect((await me(other)).statusCode).toBe(200);
    const [session] = await database.owner
      .select({ because: sessions.revokedBecause })
      .from(sessions)
      .where(eq(sessions.personId, actor.personId));
    expect(session).toEqual({ because: 'address-changed' });
    const [request] = await database.owner
      .select({ usedAt: signInRequests.usedAt })
      .from(signInRequests)
      .where(eq(signInRequests.personId, actor.personId));
    expect(request?.usedAt).toBeInstanceOf(Date);
  });

  it('is written down for each person, without an address, and told to the address they had', async () => {
    const { actor } = await signedInAda();
    const before = product.enqueued.length;
    await imported(takeover);
    const events = await database.owner
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.organizationId, organizationId), eq(auditEvents.action, 'person.address-changed')));
    expect(events).toMatchObject([{ targetKind: 'person', targetId: actor.personId, actorId: hr.personId }]);
    expect(JSON.stringify(events)).not.toContain('@');
    const mails = await database.owner
      .select({ id: outboxMails.id, personId: outboxMails.personId, address: outboxMails.address })
      .from(outboxMails)
      .where(and(eq(outboxMails.organizationId, organizationId), eq(outboxMails.kind, 'address-changed')));
    expect(mails).toEqual([{ id: mails[0]?.id, personId: actor.personId, address: 'ada@hospital.test' }]);
    const jobs = product.enqueued.slice(before);
    expect(jobs.map(({ payload }) => payload)).toEqual([{ mailId: mails[0]?.id }]);
  });

  it('is told to each of two who exchange theirs', async () => {
    await signedInAda();
    await imported(`${header}1,Ada,Rivera,b@hospital.test\n2,Ben,Adams,ada@hospital.test\n`);
    const [ada, ben] = await directory();
    const mails = await database.owner
      .select({ personId: outboxMails.personId, address: outboxMails.address })
      .from(outboxMails)
      .where(and(eq(outboxMails.organizationId, organizationId), eq(outboxMails.kind, 'address-changed')));
    expect(new Map(mails.map(({ personId, address }) => [personId, address]))).toEqual(
      new Map([
        [ada?.id, 'ada@hospital.test'],
        [ben?.id, 'b@hospital.test'],
      ]),
    );
  });
});

describe('what is no directory', () => {
  it.each([
    ['a binary file', Buffer.from('89504e470d0a1a0a0000000d4948445200', 'hex'), 422, 'file-not-readable'],
    ['a workbook', Buffer.from('504b030414000600080000', 'hex'), 422, 'file-not-readable'],
    ['Latin-1', Buffer.from('Name,Email\nZoë,z@h.test\n', 'latin1'), 422, 'file-encoding-wrong'],
    ['UTF-16', Buffer.from('Name,Email\nZoë,z@h.test\n', 'utf16le'), 422, 'file-encoding-wrong'],
    ['nothing', Buffer.alloc(0), 422, 'file-empty'],
    ['10 MB', Buffer.alloc(10 * 1024 * 1024, 'Name,Email\n'), 413, 'file-too-large'],
    ['20,001 people', Buffer.from(`Name,Email\n${'Ada,a@h.test\n'.repeat(20_001)}`), 413, 'file-too-large'],
  ])('%s is refused in product words, and nothing stays', async (_, file, status, code) => {
    const reply = await upload(file);
    expect(reply.json()).toMatchObject({ status, code, detail: expect.stringMatching(/\w{3}/) });
    const kept = await database.owner.$count(directoryImports, eq(directoryImports.organizationId, organizationId));
    expect(kept).toBe(0);
  });

  it('is refused by its type too', async () => {
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'image/png']) {
      const reply = await upload('Name,Email\nAda,a@h.test\n', { type });
      expect(reply.json()).toMatchObject({ code: 'media-type-unsupported', status: 415 });
    }
    expect((await upload(oracle, { type: 'application/octet-stream' })).statusCode).toBe(201);
    expect((await upload(oracle, { type: 'application/vnd.ms-excel' })).statusCode).toBe(201);
    expect((await upload(oracle, { type: 'text/csv; charset=utf-8' })).statusCode).toBe(201);
  });

  it('is refused over a real connection, with an answer that arrives', async () => {
    const address = await origin();
    const send = async (body: Buffer) => {
      const headers = { ...product.cookieOf(hr), 'content-type': 'text/csv' };
      const reply = await fetch(`${address}/api/v1/directory-imports`, { method: 'POST', headers, body });
      return problemSchema.parse(await reply.json());
    };
    const large = Buffer.alloc(10 * 1024 * 1024, 'Name,Email\n');
    expect(await send(large)).toMatchObject({ status: 413, code: 'file-too-large' });
    const binary = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(4 * 1024 * 1024, 7)]);
    expect(await send(binary)).toMatchObject({ status: 422, code: 'file-not-readable' });
  });

  it('leaves the connection fit for the next request when it is refused half way', async () => {
    const socket = connect(Number(new URL(await origin()).port), '127.0.0.1');
    const head = (line: string) => `${line} HTTP/1.1\r\nHost: localhost\r\nCookie: ${product.cookieOf(hr).cookie}\r\n`;
    const file = `Name,Email\n${'x'.repeat(2_000_000)}`;
    const upload = head('POST /api/v1/directory-imports');
    socket.write(`${upload}Content-Type: text/csv\r\nContent-Length: ${file.length}\r\n\r\n${file}`);
    socket.write(`${head('GET /api/v1/me')}Connection: close\r\n\r\n`);
    const answers = await text(socket);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 422', 'HTTP/1.1 200']);
  });
});

describe('who may import', () => {
  it('HR of the same organisation, signed in', async () => {
    const { id, preview, mapping } = await uploaded(oracle);
    const leader = await createActor(database.owner, organizationId, ['leader', 'coach']);
    const foreignId = await createOrganizationRow(database.owner, 'Another Hospital');
    const foreignHr = await createActor(database.owner, foreignId, ['hr']);
    const { fingerprint } = preview;
    for (const reply of [
      await look(id, leader),
      await map(id, mapping, leader),
      await apply(id, { fingerprint }, leader),
    ]) {
      expect(reply.json()).toMatchObject({ code: 'not-allowed', status: 403 });
    }
    expect((await upload(oracle, { actor: leader })).json()).toMatchObject({ code: 'not-allowed', status: 403 });
    const foreign = [
      await look(id, foreignHr),
      await map(id, mapping, foreignHr),
      await apply(id, { fingerprint }, foreignHr),
    ];
    for (const reply of foreign) expect(reply.json()).toMatchObject({ code: 'not-found', status: 404 });
    const base = { url: `/api/v1/directory-imports/${id}` };
    for (const request of [
      { ...base },
      { method: 'PUT' as const, url: `${base.url}/mapping`, payload: mapping },
      { method: 'POST' as const, url: `${base.url}/apply`, payload: { fingerprint } },
      {
        method: 'POST' as const,
        url: '/api/v1/directory-imports',
        payload: oracle,
        headers: { 'content-type': 'text/csv' },
      },
    ]) {
      expect((await product.app.inject(request)).json()).toMatchObject({ code: 'not-signed-in', status: 401 });
    }
  });

  it('changes nobody in another organisation, though numbers and addresses are the same', async () => {
    await imported(oracle);
    const first = await directory();
    const firstOrganization = organizationId;
    organizationId = await createOrganizationRow(database.owner, 'Another Hospital');
    hr = await createActor(database.owner, organizationId, ['hr']);
    expect(await imported(oracle.replaceAll('Steven', 'Stefan'))).toMatchObject({ added: 107 });
    organizationId = firstOrganization;
    expect(await directory()).toEqual(first);
  });
});

describe('a large organisation', () => {
  it('comes in whole: 20,000 people, then a change to each', async () => {
    const file = (title: string) =>
      `Employee ID,First name,Last name,Email,Manager ID,Title\n${Array.from(
        { length: 20_000 },
        (_, index) =>
          `${index},Given${index},Family${index},p${index},${index === 0 ? '' : Math.floor((index - 1) / 8)},${title}`,
      ).join('\n')}\n`;
    expect(await imported(file('Nurse'))).toMatchObject({ added: 20_000 });
    expect(await imported(file('Senior nurse'))).toMatchObject({ changed: 20_000 });
  }, 180_000);
});

describe('files that nobody applied', () => {
  it('are gone a day later, with the next upload', async () => {
    const { id } = await uploaded(oracle);
    product.clock.advance(25 * 3_600_000);
    await upload(oracle);
    expect((await look(id)).json()).toMatchObject({ code: 'not-found' });
  });
});
