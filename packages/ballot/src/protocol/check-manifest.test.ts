import { createHash } from 'node:crypto';
import { MINIMUM_GROUP_SIZE } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { campaign, sampleManifest, sampleSupplement } from '../testing/sample-manifest.ts';
import { ballotInfo } from './ballot-info.ts';
import { toBase64url } from './byte-strings.ts';
import { checkManifest } from './check-manifest.ts';
import { hashDocument, type Manifest, manifestText } from './manifest.ts';

const text = manifestText(sampleManifest);
const refusal = (code: string) => expect.objectContaining({ name: 'BallotError', code });
const check = (manifest: string, ...supplements: string[]) => checkManifest({ manifest, supplements });

describe('a published manifest', () => {
  it('has one text and the hash that sha256sum gives of it', async () => {
    const shuffled = JSON.parse(JSON.stringify(sampleManifest, Object.keys(sampleManifest).reverse()));
    expect(manifestText({ ...sampleManifest, ...shuffled, leaders: sampleManifest.leaders })).toBe(text);
    expect(text).toMatch(/^\{"campaign":"0f8fad5b-.*","format":"heartset\/manifest\/v1","furtherRound":false,/);
    expect(await hashDocument(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    expect((await check(text)).hash).toBe(await hashDocument(text));
  });

  it('is the only source of what a ballot says in public', async () => {
    const { ballotFor, manifest, chain, hash } = await check(text);
    expect(manifest).toEqual(sampleManifest);
    expect(chain).toEqual([hash]);
    expect(ballotFor('leader-one', 'peers')).toEqual({
      info: ballotInfo({ campaign, leader: 'leader-one', label: 'peers' }),
      issuingKey: new Uint8Array(32).fill(1),
      invited: 4,
    });
    for (const [leader, label] of [
      ['leader-one', 'others'],
      ['leader-two', 'peers'],
      ['leader-three', 'peers'],
      ['leader-one peers', ''],
    ] as const) {
      expect(() => ballotFor(leader, label)).toThrow(refusal('not-in-manifest'));
    }
  });

  it('is compared with the hash in the invitation, however it is written', async () => {
    const hash = await hashDocument(text);
    expect((await checkManifest({ manifest: text, supplements: [] }, { hash: hash.toUpperCase() })).hash).toBe(hash);
    const other = checkManifest(
      { manifest: text, supplements: [] },
      { hash: `0${hash.slice(1)}` === hash ? `1${hash.slice(1)}` : `0${hash.slice(1)}` },
    );
    await expect(other).rejects.toThrow(refusal('manifest-changed'));
  });

  it.each([
    ['no JSON', 'manifest'],
    ['another order of fields', JSON.stringify(sampleManifest)],
    ['white space', `${text}\n`],
    ['a field too many', text.replace('{', '{"a":1,')],
    ['a field too many within', text.replace('{"invited"', '{"a":1,"invited"')],
    ['a field that is missing', text.replace('"furtherRound":false,', '')],
    ['another format', text.replace('manifest/v1', 'manifest/v2')],
    ['a list', '[]'],
    ['nothing', 'null'],
  ])('is refused with %s', async (_name, wrong) => {
    await expect(check(wrong)).rejects.toThrow(refusal('manifest-invalid'));
  });

  const changes: [string, Partial<Manifest>][] = [
    ['a leader twice', { leaders: [...sampleManifest.leaders, ...sampleManifest.leaders.slice(0, 1)] }],
    [
      'a label twice',
      {
        leaders: [
          {
            leader: 'x',
            labels: [
              { label: 'peers', invited: 3 },
              { label: 'peers', invited: 4 },
            ],
          },
        ],
      },
    ],
    ['a leader without labels', { leaders: [{ leader: 'x', labels: [] }] }],
    ['half a person', { leaders: [{ leader: 'x', labels: [{ label: 'peers', invited: -1 }] }] }],
    ['a name with a space', { leaders: [{ leader: 'x y', labels: [{ label: 'peers', invited: 3 }] }] }],
    ['a key of 31 bytes', { issuingKey: toBase64url(new Uint8Array(31)) }],
    ['a key that has two spellings', { issuingKey: sampleManifest.issuingKey.replace(/.$/, 'F') }],
    ['k below three', { minimumGroupSize: MINIMUM_GROUP_SIZE.least - 1 }],
    ['k above ten', { minimumGroupSize: MINIMUM_GROUP_SIZE.most + 1 }],
    ['a reader twice', { readers: ['leader', 'leader'] }],
  ];
  it.each(changes)('is refused with %s', async (_name, changed) => {
    await expect(check(manifestText({ ...sampleManifest, ...changed }))).rejects.toThrow(refusal('manifest-invalid'));
  });
});

describe('a supplement', () => {
  it('adds leaders and labels, each following the document before', async () => {
    const first = await sampleSupplement(text);
    const second = await sampleSupplement(first, {
      number: 2,
      leaders: [{ leader: 'leader-two', labels: [{ label: 'senior-leaders', invited: 1 }] }],
    });
    const { ballotFor, chain, supplements } = await check(text, first, second);
    expect(ballotFor('leader-three', 'peers').invited).toBe(3);
    expect(ballotFor('leader-two', 'senior-leaders').invited).toBe(1);
    expect(ballotFor('leader-one', 'peers').invited).toBe(4);
    expect(chain).toEqual(await Promise.all([text, first, second].map(hashDocument)));
    expect(supplements).toHaveLength(2);
  });

  it('cannot be taken back: a device refuses a chain without what it saw before', async () => {
    const first = await sampleSupplement(text);
    const [hash = '', seen = ''] = (await check(text, first)).chain;
    const again = (supplements: string[], known: { seen: string }) =>
      checkManifest({ manifest: text, supplements }, known);
    expect((await again([first], { seen })).hash).toBe(hash);
    expect((await again([first], { seen: hash })).hash).toBe(hash);
    await expect(again([], { seen })).rejects.toThrow(refusal('manifest-changed'));
  });

  it('is refused when a label of it invites fewer than k: that would mark somebody', async () => {
    const marked = await sampleSupplement(text, {
      leaders: [{ leader: 'leader-three', labels: [{ label: 'peers', invited: 2 }] }],
    });
    await expect(check(text, marked)).rejects.toThrow(refusal('supplement-too-few-invited'));
  });

  it('is refused when it names a label again, in the manifest or in an earlier supplement', async () => {
    const again = { leaders: [{ leader: 'leader-one', labels: [{ label: 'peers', invited: 9 }] }] };
    await expect(check(text, await sampleSupplement(text, again))).rejects.toThrow(refusal('supplement-repeats'));
    const first = await sampleSupplement(text);
    await expect(check(text, first, await sampleSupplement(first, { number: 2 }))).rejects.toThrow(
      refusal('supplement-repeats'),
    );
  });

  it('is refused when it does not follow', async () => {
    const first = await sampleSupplement(text);
    const outOfOrder = [
      [await sampleSupplement(text, { number: 2 })],
      [await sampleSupplement(first)],
      [await sampleSupplement(text, { campaign: 'another' })],
      [await sampleSupplement(first, { number: 2 })],
      [first, await sampleSupplement(text, { number: 2 })],
      [first, first],
    ];
    for (const supplements of outOfOrder) {
      await expect(check(text, ...supplements)).rejects.toThrow(refusal('supplement-out-of-order'));
    }
  });

  it('cannot change keys or policy', async () => {
    const first = await sampleSupplement(text);
    for (const field of ['"minimumGroupSize":1,', `"issuingKey":"${sampleManifest.issuingKey}",`]) {
      await expect(check(text, first.replace('"leaders"', `${field}"leaders"`))).rejects.toThrow(
        refusal('manifest-invalid'),
      );
    }
    await expect(check(text, text)).rejects.toThrow(refusal('manifest-invalid'));
  });
});
