import { describe, expect, it } from 'vitest';
import { attackPublished } from './attack-published.ts';
import { attackRelease } from './attack-release.ts';
import { describeAttack } from './describe-attack.ts';
import { asRecord } from './json-reading.ts';
import { readPublished } from './read-published.ts';
import { randomOrganization, trueOrganizationPublisher } from './testing/random-organization.ts';
import { randomRounds, trueRoundsPublisher } from './testing/scored-rounds.ts';

/** A whole campaign as it would be exported: every leader under a key of their own. */
function publishedCampaign(seed: number) {
  const { leaders } = randomOrganization(seed, 30);
  const seats = leaders.map(({ place, text }, index) => ({
    ...place,
    subjectKey: `leader-${index}`,
    release: JSON.parse(text),
  }));
  const releases = seats.map(({ subjectKey, release }) => ({
    ...asRecord(release, 'release'),
    subject: { campaignId: 'campaign', subjectKey },
  }));
  return {
    releases,
    organization: {
      release: trueOrganizationPublisher({ leaders }),
      leaders: seats.map(({ release: _, ...seat }) => seat),
    },
  };
}

/** Two documents of one leader: the second shows all of the first, and more. */
function twoRounds(): [first: Document, second: Document] {
  for (let seed = 0; seed < 50; seed += 1) {
    const [first, second] = trueRoundsPublisher(randomRounds(seed)).map((text): Document => JSON.parse(text));
    const [early, late] = [first, second].map((one) => attackRelease(one).statements.length);
    if (first && second && early && late && late > early) return [first, second];
  }
  throw new Error('no second round added anything');
}

type Document = { averageWithSpread?: number; items: { itemId: string; blocks: object[] }[] };

const publishedOf = (...releases: Document[]) => ({ leaders: [{ place: null, releases }], organization: null });

describe('everything published for a campaign', () => {
  it('breaks no promise, and is described', async () => {
    const published = readPublished(JSON.parse(JSON.stringify(publishedCampaign(7))));
    const attack = await attackPublished(published, { exact: true });
    expect(attack.violations).toEqual([]);
    expect(attack.statements).toBeGreaterThan(20);
    const text = describeAttack(attack);
    expect(text).toContain('The narrowest of leaders’ values');
    expect(text).toContain('No promise is broken.');
    expect(text).toMatch(/Insiders: on \d+ items of blocks/);
    expect(text).toContain('In plain words: that rater takes their own answer off the published mean');
  });

  it('counts what a further round shows again once, as its document shows it', async () => {
    const [first, second] = twoRounds();
    const alone = attackRelease(second, undefined, first);
    const attack = await attackPublished(publishedOf(first, second));
    expect(attack.violations).toEqual([]);
    expect(attack.statements).toBe(alone.statements.length);
    expect(attack.insiderCases).toBe(alone.statements.filter(({ isInsiderCase }) => isInsiderCase).length);
    expect(attack.intervals).toBe(alone.statements.length);
    const rows = attack.narrowest.map(({ where }) => where);
    expect(rows.length).toBeGreaterThan(3);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('attacks the first document too: what the second leaves out is counted, and what is wrong in the first is said', async () => {
    const [first, second] = twoRounds();
    const emptied = { ...second, items: second.items.map((item) => ({ ...item, blocks: [] })) };
    const { statements } = await attackPublished(publishedOf(first, emptied));
    expect(statements).toBe(attackRelease(first).statements.length);
    const broken = await attackPublished(publishedOf({ ...first, averageWithSpread: 3.4 }, second));
    expect(broken.violations).toContainEqual(expect.objectContaining({ guarantee: 'G0', where: 'averageWithSpread' }));
  });

  it('says a promise that both documents break once', async () => {
    const documents = twoRounds().map((document) => ({ ...document, averageWithSpread: 3.4 }));
    const { violations } = await attackPublished(publishedOf(...documents));
    expect(violations.filter(({ where }) => where === 'averageWithSpread')).toHaveLength(1);
  });

  it('refuses a leader whose release is missing', () => {
    const { releases, organization } = publishedCampaign(3);
    expect(() => readPublished({ releases: releases.slice(1), organization })).toThrow('no release of leader-0');
  });
});
