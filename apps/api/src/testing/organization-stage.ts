import { createHash } from 'node:crypto';
import { getInstrument, RELEASE_SCHEMA_VERSION } from '@heartset/model';
import {
  answersPerLabel,
  assignLabels,
  buildBlocks,
  canonicalJson,
  foldTally,
  METHOD_VERSION,
  publishLeader,
  tallySheets,
} from '@heartset/scoring';
import { eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { campaigns } from '../db/schema/campaigns.ts';
import { releases } from '../db/schema/results.ts';
import { type CampaignStage, createCampaignStage, type StageOptions } from './campaign-stage.ts';

/** Where a leader stands, and how their five team members rate: every item of one leader alike but for one. */
export interface StagedMember {
  department: string | null;
  level: string | null;
  site: string | null;
  rating: number;
  /** How many of the five answer; all when left out. */
  answers?: number;
}

const k = 3;
const raters = 5;

/**
 * A closed campaign whose leaders' releases are stored, as the tally leaves it before the organisation's figures are made.
 *
 * @param owner the owner's pool
 */
export async function createOrganizationStage(
  owner: Database,
  members: readonly StagedMember[],
  options: StageOptions = {},
): Promise<CampaignStage> {
  const stage = await createCampaignStage(owner, {
    ...options,
    minimumGroupSize: k,
    state: options.state ?? 'closed',
    leaders: members.map(({ department, level, site }) => ({ raters: {}, place: { department, level, site } })),
  });
  for (const [index, member] of members.entries()) {
    const subjectKey = stage.leaders[index]?.subjectKey ?? '';
    const document = leaderDocument(stage, subjectKey, member);
    await owner.insert(releases).values({
      campaignId: stage.campaignId,
      subjectKey,
      methodVersion: METHOD_VERSION,
      schemaVersion: RELEASE_SCHEMA_VERSION,
      document,
      sha256: createHash('sha256').update(document).digest('hex'),
    });
  }
  await owner
    .update(campaigns)
    .set({ closedAt: new Date(), graceEndsAt: new Date() })
    .where(eq(campaigns.id, stage.campaignId));
  return stage;
}

function leaderDocument(stage: CampaignStage, subjectKey: string, { rating, answers = raters }: StagedMember): string {
  const instrument = getInstrument('hcl-360');
  if (!instrument) throw new Error('the instrument hcl-360 is gone');
  const scale = { minimum: instrument.scale.minimum, maximum: instrument.scale.maximum };
  const { labels } = assignLabels({ invitedPerGroup: { 'team-members': raters }, k, seniorLeaders: 'anonymous' });
  const [label] = labels;
  if (!label) throw new Error('five team members have a label');
  const sheets = Array.from({ length: answers }, (_, rater) => ({
    label: label.label,
    sheet: {
      ratings: Object.fromEntries(
        stage.itemIds.map((id, item) => [id, Math.min(scale.maximum, rating + ((item + rater) % 2))]),
      ),
      comments: [],
    },
  }));
  const promptIds = [...stage.promptIds];
  const tally = tallySheets({ itemIds: [...stage.itemIds], promptIds, scale }, sheets);
  const blocks = buildBlocks({ labels, answersPerLabel: answersPerLabel(tally), k });
  return canonicalJson(
    publishLeader({
      subject: { campaignId: stage.campaignId, subjectKey },
      instrument: {
        id: instrument.id,
        version: instrument.version,
        scale,
        cells: instrument.cells.map(({ id, focus }) => ({ id, focus })),
        items: instrument.items.map(({ id, cellId }) => ({ id, cellId })),
      },
      promptIds,
      policy: { minimumGroupSize: k, seniorLeaders: 'anonymous', releaseMode: 'automatic', furtherRound: false },
      blocks,
      ...foldTally({ tally, blocks, k }),
      commentOrderSecret: '0123456789abcdef',
    }),
  );
}

/** Leaders in departments, levels and sites that cross: some segments are large enough, some are not, some would give others away. */
export function crossedMembers(count: number): StagedMember[] {
  return Array.from({ length: count }, (_, index) => ({
    department: ['Surgery', 'Surgery', 'Intensive care', 'Nursing', 'Finance'][index % 5] ?? null,
    level: index % 2 === 0 ? 'senior' : 'mid-level',
    site: index % 7 === 0 ? null : (['Main house', 'Annex'][Math.floor(index / 5) % 2] ?? null),
    rating: 2 + (index % 3),
  }));
}
