import { packAnswers } from '@heartset/ballot/protocol/answers-block';
import { checkManifest } from '@heartset/ballot/protocol/check-manifest';
import { type BlindedToken, blindWith, finalizeWith } from '@heartset/ballot/protocol/poprf';
import { packRedeem } from '@heartset/ballot/protocol/redeem-body';
import { sodiumProvider, sodiumReady } from '@heartset/ballot/server/sodium-group';
import type { AnswerSheet } from '@heartset/model';
import type { StageAssignment } from './campaign-stage.ts';
import type { TestApp } from './test-app.ts';

/** What a device holds once its ballot was issued and proved: for whom, the token, and its proof. */
export interface DeviceBallot {
  info: Uint8Array;
  token: Uint8Array;
  output: Uint8Array;
}

/** A token as a device draws and blinds it; over libsodium, because it is ten times as fast and gives the same bytes. */
export async function drawToken(): Promise<BlindedToken> {
  await sodiumReady;
  return blindWith(sodiumProvider, crypto.getRandomValues(new Uint8Array(32)));
}

/** Asks for the ballot of an assignment, signed in as its rater unless other headers are given. */
export function askForBallot(
  product: TestApp,
  assignment: StageAssignment,
  kept: Pick<BlindedToken, 'blindedElement'>,
  headers: { cookie?: string } = product.raterCookieOf(assignment.invitationId),
) {
  return product.app.inject({
    method: 'POST',
    url: `/api/v1/rater/assignments/${assignment.assignmentId}/ballot`,
    headers,
    payload: { blindedElement: Buffer.from(kept.blindedElement).toString('base64url') },
  });
}

/**
 * Does what a device does until its answers can be sent: draws, asks, checks what the campaign published, and proves the token.
 *
 * @throws when the ballot is refused, or was made with another key, leader or label than the manifest's
 */
export async function takeBallot(
  product: TestApp,
  campaignId: string,
  assignment: StageAssignment,
  drawn?: BlindedToken,
): Promise<DeviceBallot> {
  const kept = drawn ?? (await drawToken());
  const answer = await askForBallot(product, assignment, kept);
  if (answer.statusCode !== 200) throw new Error(`no ballot was issued: ${answer.body}`);
  const published = await product.app.inject(`/api/v1/campaigns/${campaignId}/manifest`);
  const manifest = await checkManifest(published.json());
  const { info, issuingKey } = manifest.ballotFor(assignment.subjectKey, assignment.label);
  const reply = Buffer.from(answer.json().reply, 'base64url');
  return { info, token: kept.token, output: await finalizeWith(sodiumProvider, issuingKey, info, kept, reply) };
}

/** A ballot with its answers, as it goes over the wire. */
export function ballotBody(ballot: DeviceBallot, answers: AnswerSheet): Buffer {
  return Buffer.from(packRedeem({ ...ballot, block: packAnswers(answers) }));
}

/** Sends a ballot, without a sign-in. */
export function sendBallot(product: TestApp, body: Buffer, headers: Record<string, string> = {}) {
  return product.app.inject({
    method: 'POST',
    url: '/api/v1/ballots',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    payload: body,
  });
}
