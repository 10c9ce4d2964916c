import { blind, finalize } from '@heartset/ballot/device/ballot-request';
import { packAnswers } from '@heartset/ballot/protocol/answers-block';
import { BallotError } from '@heartset/ballot/protocol/ballot-error';
import { type CheckedBallot, type CheckedManifest, checkManifest } from '@heartset/ballot/protocol/check-manifest';
import { receiptOf, tokenHash } from '@heartset/ballot/protocol/receipt';
import { packRedeem } from '@heartset/ballot/protocol/redeem-body';
import type {
  BallotAbout,
  BallotOperation,
  BallotOperations,
  BallotReply,
  BallotRequest,
  ManifestToCheck,
  OutputOf,
} from './ballot-messages.ts';

type Works = {
  [Name in BallotOperation]: (input: BallotOperations[Name]['input']) => Promise<OutputOf<Name>>;
};

const works: Works = {
  draw: () => blind(),
  read: async (input) => {
    const { manifest, supplements, chain } = await checkedOnce(input);
    const { leaders, ...terms } = manifest;
    const added = supplements.reduce((count, supplement) => count + supplement.leaders.length, 0);
    return { terms, leaders: leaders.length + added, chain };
  },
  check: async (input) => {
    const { manifest } = await checkedBallot(input);
    return manifest.chain.at(-1) ?? manifest.hash;
  },
  prove: async (input) => {
    const { ballot } = await checkedBallot(input);
    return { info: ballot.info, output: await finalize(ballot, input.kept, input.reply) };
  },
  pack: async (answers) => packAnswers(answers),
  enclose: async (redeem) => ({ body: packRedeem(redeem), receipt: await receiptOf(await tokenHash(redeem.token)) }),
};

/** Does what a page asks, and says in a literal code why not. Never rejects. */
export async function answerBallotRequest(request: BallotRequest): Promise<BallotReply> {
  const { id, operation, input } = request;
  try {
    return { id, ok: true, output: await work(operation, input) };
  } catch (error) {
    return { id, ok: false, code: error instanceof BallotError ? error.code : 'unexpected' };
  }
}

function work<Name extends BallotOperation>(
  operation: Name,
  input: BallotOperations[Name]['input'],
): Promise<OutputOf<Name>> {
  return works[operation](input);
}

async function checkedBallot(
  input: ManifestToCheck & { about: BallotAbout },
): Promise<{ manifest: CheckedManifest; ballot: CheckedBallot }> {
  const { campaignId, subjectKey, label } = input.about;
  const manifest = await checkedOnce(input);
  // Another campaign's manifest is sound in itself, and promises something else.
  if (manifest.manifest.campaign !== campaignId) throw new BallotError('not-in-manifest', 'Another campaign.');
  return { manifest, ballot: manifest.ballotFor(subjectKey, label) };
}

let last: { input: ManifestToCheck; checked: CheckedManifest } | null = null;

/** A manifest is checked before the server is asked and again when it has answered: the second time is for nothing. */
async function checkedOnce(input: ManifestToCheck): Promise<CheckedManifest> {
  if (last && isSame(last.input, input)) return last.checked;
  const { published, seen } = input;
  const checked = await checkManifest(published, seen === null ? {} : { seen });
  last = { input: { published, seen }, checked };
  return checked;
}

function isSame(one: ManifestToCheck, other: ManifestToCheck): boolean {
  return (
    one.seen === other.seen &&
    one.published.manifest === other.published.manifest &&
    one.published.supplements.length === other.published.supplements.length &&
    one.published.supplements.every((text, place) => text === other.published.supplements[place])
  );
}
