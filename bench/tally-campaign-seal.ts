import { randomBytes } from 'node:crypto';
import { sealAnswers } from '../packages/ballot/src/server/sealed-answers.ts';
import { placeSealer } from '../packages/ballot/src/server/sealed-place.ts';
import type { AnswerSheet } from '../packages/model/src/index.ts';

/** Statements of one session. */
export type Query = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

type StoredSheet = { subject_key: string; label: string; sheet: AnswerSheet };

const atOnce = 200;

const sealPlace = placeSealer();

/**
 * Seals the sheets of the session's temporary table `sheets` (subject_key, label, sheet), and notes a redeemed token for each.
 *
 * @param sealingKey the public half, from the campaign's manifest
 */
export async function sealSheets(query: Query, campaign: string, sealingKey: Uint8Array): Promise<void> {
  await query('BEGIN');
  await query('DECLARE to_seal NO SCROLL CURSOR FOR SELECT subject_key, label, sheet FROM sheets');
  for (;;) {
    const rows = (await query(`FETCH ${atOnce} FROM to_seal`)).rows as StoredSheet[];
    const hashes = rows.map(() => randomBytes(32));
    const ballots = rows.map((row, index) => ({ ...row, hash: hashes[index] ?? Buffer.alloc(32) }));
    const sealed = ballots.map(({ hash, subject_key: leader, label, sheet: answers }) =>
      Buffer.from(sealAnswers(sealingKey, hash, { campaign, leader, label, answers })),
    );
    const places = ballots.map(({ hash, subject_key: leader, label }) =>
      sealPlace(sealingKey, hash, { leader, label }),
    );
    await query('INSERT INTO sealed_ballots SELECT $1, * FROM unnest($2::bytea[], $3::bytea[])', [
      campaign,
      hashes,
      sealed,
    ]);
    await query(
      `INSERT INTO spent_tokens (campaign_id, token_hash, digest, place)
       SELECT $1, hash, hash, place FROM unnest($2::bytea[], $3::bytea[]) AS made (hash, place)`,
      [campaign, hashes, places],
    );
    if (rows.length < atOnce) break;
  }
  await query('COMMIT');
  await query('INSERT INTO ballot_numbers SELECT $1, count(*) + 1, count(*) FROM sheets', [campaign]);
}
