import { describe, expect, it } from 'vitest';
import { attackPublished } from './attack-published.ts';
import { describeAttack } from './describe-attack.ts';
import { asRecord } from './json-reading.ts';
import { readPublished } from './read-published.ts';
import { randomOrganization, trueOrganizationPublisher } from './testing/random-organization.ts';

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

  it('refuses a leader whose release is missing', () => {
    const { releases, organization } = publishedCampaign(3);
    expect(() => readPublished({ releases: releases.slice(1), organization })).toThrow('no release of leader-0');
  });
});
