import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { attackPublished } from './attack-published.ts';
import { describeAttack } from './describe-attack.ts';
import { asRecord } from './json-reading.ts';
import { readPublished } from './read-published.ts';
import { randomOrganization, trueOrganizationPublisher } from './testing/random-organization.ts';

const run = promisify(execFile);
const folder = await mkdtemp(path.join(tmpdir(), 'attack-'));
afterAll(() => rm(folder, { recursive: true }));

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
    const published = readPublished(JSON.parse(JSON.stringify(publishedCampaign(3))));
    const attack = await attackPublished(published);
    expect(attack.violations).toEqual([]);
    expect(attack.statements).toBeGreaterThan(20);
    const text = describeAttack(attack);
    expect(text).toContain('No promise is broken.');
    expect(text).toMatch(/Insiders: on \d+ items of blocks/);
  });

  it('refuses a leader whose release is missing', () => {
    const { releases, organization } = publishedCampaign(3);
    expect(() => readPublished({ releases: releases.slice(1), organization })).toThrow('no release of leader-0');
  });

  it('ends the command with 0, with 1 on a violation, and with 2 when there is nothing to read', async () => {
    const command = path.join(import.meta.dirname, 'attack-command.ts');
    const attackFile = async (name: string, content: unknown) => {
      const file = path.join(folder, name);
      await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
      return run(process.execPath, ['--import', 'tsx', command, file]).then(
        ({ stdout }) => ({ code: 0, text: stdout }),
        (error: { code: number; stdout: string; stderr: string }) => ({
          code: error.code,
          text: error.stdout + error.stderr,
        }),
      );
    };
    const campaign = publishedCampaign(5);
    expect((await attackFile('sound.json', campaign)).code).toBe(0);
    const [first] = campaign.releases;
    const broken = { releases: [{ ...first, averageWithSpread: 3.4 }] };
    const caught = await attackFile('broken.json', broken);
    expect(caught.code).toBe(1);
    expect(caught.text).toContain('averageWithSpread');
    expect((await attackFile('empty.json', 'not JSON')).code).toBe(2);
  }, 60_000);
});
