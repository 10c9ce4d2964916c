import type { BallotErrorCode } from '@heartset/ballot/protocol/ballot-error';
import type { Manifest } from '@heartset/ballot/protocol/manifest';
import type { BlindedToken } from '@heartset/ballot/protocol/poprf';
import type { RedeemBody } from '@heartset/ballot/protocol/redeem-body';
import type { AnswerSheetOnWire } from '@heartset/model/api/answers';
import type { PublishedManifest } from '@heartset/model/api/ballots';

/** About whom a ballot is: what the invitation says, and what the manifest has to name. */
export interface BallotAbout {
  campaignId: string;
  subjectKey: string;
  label: string;
}

/** What a campaign has published, and the last of its hashes that this device has seen; `null` on its first visit. */
export interface ManifestToCheck {
  published: PublishedManifest;
  seen: string | null;
}

/** A manifest that was checked: its terms without the list of leaders, which may be long, and the hashes to compare. */
export interface CheckedTerms {
  terms: Omit<Manifest, 'leaders'>;
  leaders: number;
  /** SHA-256 of the manifest and of each supplement. */
  chain: readonly string[];
}

/** What the worker does for the page, each with what it takes and gives. Nothing of it needs the network. */
export interface BallotOperations {
  /** Draws a token and blinds it. */
  draw: { input: null; output: BlindedToken };
  /** Checks what was published, without asking about anybody. */
  read: { input: ManifestToCheck; output: CheckedTerms };
  /** Checks what was published, and that it names this leader and label; gives the last hash of the chain. */
  check: { input: ManifestToCheck & { about: BallotAbout }; output: string };
  /** Checks the server's proof against the manifest, and takes the blind away. */
  prove: {
    input: ManifestToCheck & { about: BallotAbout; kept: BlindedToken; reply: Uint8Array };
    output: { info: Uint8Array; output: Uint8Array };
  };
  /** Answers as a block of one size. */
  pack: { input: AnswerSheetOnWire; output: Uint8Array };
  /** The bytes that are redeemed, and the receipt that the server has to give for them. */
  enclose: { input: RedeemBody; output: { body: Uint8Array<ArrayBuffer>; receipt: string } };
}

export type BallotOperation = keyof BallotOperations;
export type InputOf<Name extends BallotOperation> = BallotOperations[Name]['input'];
export type OutputOf<Name extends BallotOperation> = BallotOperations[Name]['output'];

/** `id` is drawn by the page, and stands in the reply. */
export type BallotRequest = {
  [Name in BallotOperation]: { id: number; operation: Name; input: InputOf<Name> };
}[BallotOperation];

/** `worker-unavailable`: it could not be loaded, or has died. `unexpected`: a mistake of ours. */
export type BallotWorkCode = BallotErrorCode | 'worker-unavailable' | 'unexpected';

export type BallotReply =
  | { id: number; ok: true; output: OutputOf<BallotOperation> }
  | { id: number; ok: false; code: BallotWorkCode };

/** Why the worker did not do what it was asked. Nothing of what it was given is in it. */
export class BallotWorkError extends Error {
  readonly code: BallotWorkCode;

  constructor(code: BallotWorkCode) {
    super(code);
    this.name = 'BallotWorkError';
    this.code = code;
  }
}
