import { inTransaction } from '../apps/api/src/core/transaction.ts';
import type { Database } from '../apps/api/src/db/client.ts';
import { beginBallots, sealingKeys } from '../apps/api/src/modules/ballots/ballots.public.ts';
import type { KeyStore } from '../apps/api/src/modules/keys/keys.public.ts';
import { getInstrument, type Instrument } from '../packages/model/src/index.ts';
import { sealSheets } from './tally-campaign-seal.ts';

/** Who is asked about each leader: twelve people under three labels, none of which is merged. */
const seats = { 'team-members': 5, peers: 4, 'senior-leaders': 3 } as const;
export const ratersPerLeader = 12;
/** Each rater is asked about six leaders. */
const raters = (leaders: number): number => (leaders * ratersPerLeader) / 6;

const sentences = [
  'Asks before deciding, and tells us afterwards why it went the other way.',
  'Stays calm when three things burn at once, and the ward stays calm too.',
  'Could say no more often, and earlier; we notice the evenings.',
  'Remembers what I said months ago and comes back to it.',
  'I would wish for more time together that is not about the rota.',
];

/** Answers are drawn from PostgreSQL's own generator, begun here: every run has the same. */
const seed = 0.36;

export interface FilledCampaign {
  campaignId: string;
  items: number;
  ratings: number;
}

/**
 * Fills a migrated database with a campaign at its end: leaders, people, invitations, labels, and a sealed ballot of each
 * rater, by few statements over sets. One ballot is still out, so that it waits for its grace.
 *
 * @param owner the owner's pool
 * @param keys where the workers find the campaign's keys
 */
export async function fillCampaign(owner: Database, keys: KeyStore, leaders: number): Promise<FilledCampaign> {
  const instrument = getInstrument('hcl-360');
  if (!instrument) throw new Error('the instrument hcl-360 is gone');
  const client = await owner.$client.connect();
  const run = async (text: string, values: unknown[] = []): Promise<number> =>
    (await client.query(text, values)).rowCount ?? 0;
  try {
    await run('SELECT setseed($1)', [seed]);
    const campaignId = await writeCampaign(run, instrument, leaders);
    const terms = { id: campaignId, minimumGroupSize: 3, reportReaders: 'leader' as const, furtherRound: false };
    await inTransaction(owner, (tx) => beginBallots(tx, keys, terms, []));
    await writeAnswers(run, instrument, campaignId);
    await sealSheets((text, values) => client.query(text, values), campaignId, await sealingKeys(owner)(campaignId));
    await run('DROP TABLE sheets');
    await run('VACUUM (ANALYZE)');
    await run('CHECKPOINT');
    const items = instrument.items.length;
    return { campaignId, items, ratings: leaders * ratersPerLeader * items };
  } finally {
    client.release();
  }
}

type Run = (text: string, values?: unknown[]) => Promise<number>;

const organizationId = '00000000-0000-4000-8000-000000000001';
const campaign = '00000000-0000-4000-8000-000000000002';
const personId = (kind: string, index: string): string => `md5('${kind}' || ${index})::uuid`;

async function writeCampaign(run: Run, instrument: Instrument, leaders: number): Promise<string> {
  const promptIds = instrument.askOthers.slice(0, 2).map(({ id }) => id);
  await run(`INSERT INTO organizations (id, name) VALUES ($1, 'Benchmark')`, [organizationId]);
  for (const [kind, many] of [
    ['leader', leaders],
    ['rater', raters(leaders)],
  ] as const) {
    await run(
      `INSERT INTO people (id, organization_id, given_name, family_name, email, department)
       SELECT ${personId(kind, 'n')}, $1, 'Robin', '${kind} ' || n, '${kind}' || n || '@bench.test', 'Department ' || n % 20
       FROM generate_series(0, $2::int - 1) n`,
      [organizationId, many],
    );
  }
  await run('INSERT INTO instrument_versions (instrument_id, version, document) VALUES ($1, $2, $3)', [
    instrument.id,
    instrument.version,
    JSON.stringify(instrument),
  ]);
  await run(
    `INSERT INTO campaigns (id, organization_id, created_by, kind, name, state, instrument_id, instrument_version, prompt_ids,
       deadline_at)
     VALUES ($1, $2, ${personId('leader', '0')}, 'organization', 'Benchmark', 'draft', $3, $4, $5, now() - interval '1 hour')`,
    [campaign, organizationId, instrument.id, instrument.version, promptIds],
  );
  await run(
    `INSERT INTO campaign_leaders (campaign_id, leader_id, subject_key)
     SELECT $1, ${personId('leader', 'n')}, left(translate(encode(decode(md5('subject' || n), 'hex'), 'base64'), '+/', '-_'), 22)
     FROM generate_series(0, $2::int - 1) n`,
    [campaign, leaders],
  );
  await run(
    `INSERT INTO leader_places (campaign_id, subject_key, department, level, site)
     SELECT campaign_id, subject_key, 'Department ' || hash % 20, 'Level ' || hash % 3, 'Site ' || hash % 4
     FROM (SELECT campaign_id, subject_key, abs(hashtext(subject_key)) AS hash FROM campaign_leaders) placed`,
  );
  for (const [label, invited] of Object.entries(seats)) {
    await run(
      'INSERT INTO campaign_labels (campaign_id, subject_key, label, invited) SELECT campaign_id, subject_key, $1, $2 FROM campaign_leaders',
      [label, invited],
    );
  }
  await run(
    `INSERT INTO invitations (id, campaign_id, rater_id, delivery)
     SELECT md5('invitation' || n)::uuid, $1, ${personId('rater', 'n')}, 'accepted' FROM generate_series(0, $2::int - 1) n`,
    [campaign, raters(leaders)],
  );
  const groups = Object.entries(seats).flatMap(([group, many]) => Array.from({ length: many }, () => group));
  await run(
    `INSERT INTO assignments (invitation_id, campaign_id, leader_id, rater_group, label)
     SELECT md5('invitation' || (n * 12 + seat) % $4::int)::uuid, $1, ${personId('leader', 'n')}, ($3::text[])[seat + 1],
       ($3::text[])[seat + 1]
     FROM generate_series(0, $2::int - 1) n, generate_series(0, 11) seat`,
    [campaign, leaders, groups, raters(leaders)],
  );
  await run(
    `UPDATE campaigns SET state = 'closing', grace_ends_at = now() + interval '1 day', opened_at = now() - interval '14 days'
     WHERE id = $1`,
    [campaign],
  );
  return campaign;
}

/** Ratings around a level of the leader's own, a twentieth not observed; one in six writes two comments. */
async function writeAnswers(run: Run, instrument: Instrument, campaignId: string): Promise<void> {
  const prompts = instrument.askOthers.slice(0, 2).map(({ id }) => id);
  await run('CREATE TEMP TABLE sheets (subject_key text, label text, sheet jsonb)');
  await run(
    `INSERT INTO sheets
     SELECT subject_key, label, jsonb_build_object(
       'ratings', (
         SELECT jsonb_object_agg(item, CASE WHEN random() < 0.05 THEN '"not-observed"'::jsonb ELSE to_jsonb(
           greatest(1, least(5, round(level + (random() + random() + random() - 1.5) * 1.7)))::int) END)
         FROM unnest($2::text[]) item WHERE seat IS NOT NULL),
       'comments', CASE WHEN random() < 1.0 / 6 THEN (
         SELECT jsonb_agg(jsonb_build_object('promptId', prompt, 'mode', 'as-written',
           'text', ($4::text[])[1 + floor(random() * 5)::int]))
         FROM unnest($3::text[]) prompt WHERE seat IS NOT NULL) ELSE '[]' END)
     FROM (
       SELECT campaign_id, subject_key, label, 3 + abs(hashtext(subject_key)) % 1000 / 700.0 AS level,
         generate_series(1, invited) AS seat
       FROM campaign_labels WHERE campaign_id = $1
     ) seats`,
    [campaignId, instrument.items.map(({ id }) => id), prompts, sentences],
  );
}
