import { leaderReleaseSchema, MINIMUM_LEADERS, organizationReleaseSchema } from '@heartset/model';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../core/context.ts';
import { campaignLeaders, campaigns } from '../../db/schema/campaigns.ts';
import { organizationReleases } from '../../db/schema/organization-releases.ts';
import { people } from '../../db/schema/people.ts';
import { labelProgress, releases } from '../../db/schema/results.ts';
import { listDemoPeople } from '../../modules/product/product.queries.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testKeys } from '../../testing/test-keys.ts';
import { allLeadersCampaign } from './all-leaders-campaign.ts';
import { finishedCampaign } from './demo-campaigns.ts';
import { demoEmail, demoPeople } from './hospital.ts';
import { loadDemoOrganization } from './load-demo.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function releasesOf(name: string) {
  const stored = await database.owner
    .select({ document: releases.document })
    .from(releases)
    .innerJoin(campaigns, eq(campaigns.id, releases.campaignId))
    .where(eq(campaigns.name, name));
  return stored.map(({ document }) => leaderReleaseSchema.parse(JSON.parse(document)));
}

/** Where each leader stands, and what the own report shows of everyone else in each cell. */
async function leadersOf(name: string) {
  const rows = await database.owner
    .select({
      document: releases.document,
      department: people.department,
      level: people.careerLevel,
      site: people.site,
    })
    .from(releases)
    .innerJoin(campaigns, eq(campaigns.id, releases.campaignId))
    .innerJoin(campaignLeaders, eq(campaignLeaders.subjectKey, releases.subjectKey))
    .innerJoin(people, eq(people.id, campaignLeaders.leaderId))
    .where(eq(campaigns.name, name));
  return rows.map(({ document, ...place }) => {
    const { cells } = leaderReleaseSchema.parse(JSON.parse(document));
    const shown = cells.flatMap(({ cellId, everyoneElse }): [string, number][] =>
      everyoneElse.status === 'shown' ? [[cellId, everyoneElse.value]] : [],
    );
    return { ...place, cells: new Map(shown) };
  });
}

describe('the demo hospital', () => {
  it('has people with addresses of their own and managers who exist', () => {
    const addresses = demoPeople.map(demoEmail);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.every((address) => /^[a-z.-]+@lindenhof\.example$/.test(address))).toBe(true);
    const numbers = new Set(demoPeople.map(({ number }) => number));
    expect(demoPeople.filter(({ managerNumber }) => managerNumber && !numbers.has(managerNumber))).toEqual([]);
  });

  it('is loaded once, with two released campaigns, a collecting one and a draft', async () => {
    const deps = {
      owner: database.owner,
      api: database.api,
      tally: database.tally,
      clock: systemClock,
      keys: testKeys(),
    };
    expect(await loadDemoOrganization(deps)).toBe(true);
    expect(await loadDemoOrganization(deps)).toBe(false);
    const states = await database.owner.select({ state: campaigns.state }).from(campaigns).orderBy(campaigns.state);
    expect(states.map(({ state }) => state)).toEqual(['collecting', 'draft', 'released', 'released']);
  });

  it('has everybody whom the front page offers', async () => {
    const offered = await listDemoPeople(database.owner);
    expect(offered.map(({ name, role }) => `${role} ${name}`)).toEqual([
      'hr Ines Moreau',
      'leader Amara Okafor',
      'leader Jonas Weber',
      'leader Lucía Herrera',
      'coach Noor van Dijk',
    ]);
  });

  it('shows something, holds something back, and leaves no ballot of the finished campaign', async () => {
    const documents = await releasesOf(finishedCampaign.name);
    expect(documents).toHaveLength(4);
    const cells = documents.flatMap(({ cells }) => cells.map(({ everyoneElse }) => everyoneElse.status));
    expect(new Set(cells)).toEqual(new Set(['shown', 'withheld']));
    const blocks = documents.flatMap(({ blocks }) => blocks);
    expect(blocks.some(({ labels }) => labels.length > 1)).toBe(true);
    const pools = documents.flatMap(({ comments }) =>
      comments.flatMap(({ pools }) => pools.map(({ status }) => status)),
    );
    expect(new Set(pools)).toEqual(new Set(['shown', 'withheld']));
    const sheets = await database.owner.execute<{ count: number }>(
      sql`SELECT count(*)::int AS count FROM sealed_ballots JOIN campaigns c ON c.id = campaign_id WHERE c.state = 'released'`,
    );
    expect(sheets.rows[0]?.count).toBe(0);
  });

  it('has answers about nearly everybody who leads somebody, from departments, levels and sites of several sizes', async () => {
    const documents = await releasesOf(allLeadersCampaign.name);
    expect(documents.length).toBeGreaterThanOrEqual(30);
    const shown = documents.filter(({ cells }) => cells.every(({ everyoneElse }) => everyoneElse.status === 'shown'));
    const nothing = documents.filter(({ cells }) =>
      cells.every(({ everyoneElse }) => everyoneElse.status === 'withheld'),
    );
    expect(nothing.length).toBeGreaterThan(0);
    expect(documents.length - shown.length - nothing.length).toBeGreaterThan(0);
    const numbers = new Set(allLeadersCampaign.leaders.map(({ number }) => number));
    const leaders = demoPeople.filter(({ number }) => numbers.has(number));
    for (const [dimension, shownSizes] of [
      [leaders.map(({ department }) => department), 6],
      [leaders.map(({ careerLevel }) => careerLevel), 3],
      [leaders.map(({ site }) => site), 3],
    ] as const) {
      const sizes = [...new Set(dimension)].map((name) => dimension.filter((each) => each === name).length);
      expect(sizes.filter((size) => size >= MINIMUM_LEADERS)).toHaveLength(shownSizes);
    }
  });

  it('puts them together as its leaders’ own reports have it, and holds some of it back', async () => {
    const [stored] = await database.owner
      .select({ document: organizationReleases.document })
      .from(organizationReleases)
      .innerJoin(campaigns, eq(campaigns.id, organizationReleases.campaignId))
      .where(eq(campaigns.name, allLeadersCampaign.name));
    const { segments } = organizationReleaseSchema.parse(JSON.parse(stored?.document ?? '{}'));
    const placed = await leadersOf(allLeadersCampaign.name);
    const outcomes = segments.flatMap(({ dimension, name, leaders, cells }) => {
      const members = placed.filter((leader) => dimension === 'organization' || leader[dimension] === name);
      expect(leaders).toBe(members.length);
      return cells.map((cell) => {
        const values = members.flatMap(({ cells: own }) => own.get(cell.cellId) ?? []);
        if (cell.status === 'withheld') return `${cell.reason}: ${values.length < MINIMUM_LEADERS ? 'few' : 'enough'}`;
        expect(cell.leaders).toBe(values.length);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        // In tenths.
        expect(Math.abs(cell.value - mean)).toBeLessThanOrEqual(0.05 + 1e-9);
        return cell.mark;
      });
    });
    expect(new Set(outcomes)).toEqual(new Set(['plain', 'too-few-leaders: few', 'would-reveal-others: enough']));
  });

  it('says "enough" of some labels of the collecting campaign and "not yet" of others', async () => {
    const words = await database.owner.select({ progress: labelProgress.progress }).from(labelProgress);
    expect(new Set(words.map(({ progress }) => progress))).toEqual(new Set(['enough', 'not-yet']));
  });
});
