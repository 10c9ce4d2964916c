import {
  type CryptoProvider,
  DLEQProof,
  type Elt,
  Evaluation,
  EvaluationRequest,
  FinalizeData,
  Oprf,
  POPRFClient,
  POPRFServer,
  type Scalar,
} from '@cloudflare/voprf-ts';
import { BallotError, type BallotErrorCode } from './ballot-error.ts';
import { joinBytes } from './byte-strings.ts';

/**
 * RFC 9497's partially oblivious function over a group of one's choice: the device works with one provider, the server with another,
 * and both give the same bytes. The library knows batches; a ballot is always one.
 *
 * The library takes the group's identity for an element, and a scalar with bytes behind it for a scalar. RFC 9497 (2.1, 3.3.3) refuses
 * both, so they are refused here.
 */
export const suite = Oprf.Suite.RISTRETTO255_SHA512;
export const elementBytes = 32;
export const scalarBytes = 32;
export const tokenBytes = 32;
export const outputBytes = 64;
/** What the server answers: the evaluated element and the proof (two scalars). */
export const replyBytes = elementBytes + 2 * scalarBytes;

/** What a device draws and keeps before it asks: whoever has it can redeem, whoever has it and traffic can link. */
export type BlindedToken = { token: Uint8Array; blind: Uint8Array; blindedElement: Uint8Array };

/** Blinds a token. The blind is drawn by the provider's CSPRNG; the RFC's vectors hand theirs in. */
export async function blindWith(
  provider: CryptoProvider,
  token: Uint8Array,
  blind?: Uint8Array,
): Promise<BlindedToken> {
  const client = new POPRFClient(suite, new Uint8Array(elementBytes), provider);
  if (blind) client.randomBlinder = async () => client.group.desScalar(blind);
  const [kept, request] = await client.blind([token]);
  return { token, blind: one(kept.blinds).serialize(), blindedElement: one(request.blinded).serialize() };
}

/**
 * Checks the server's proof and takes the blind away.
 *
 * @param publicKey the issuing key, from the manifest
 * @returns the 64 bytes that prove the token
 * @throws BallotError `reply-invalid` when it cannot be read, `proof-refused` when another key or info was used, `key-invalid`
 */
export async function finalizeWith(
  provider: CryptoProvider,
  publicKey: Uint8Array,
  info: Uint8Array,
  kept: BlindedToken,
  reply: Uint8Array,
): Promise<Uint8Array> {
  readElement(provider, publicKey, 'key-invalid');
  const client = new POPRFClient(suite, publicKey, provider);
  if (reply.length !== replyBytes) throw new BallotError('reply-invalid', 'A reply has 96 bytes.');
  const evaluated = readElement(provider, reply.subarray(0, elementBytes), 'reply-invalid');
  const proof = readProof(provider, reply.subarray(elementBytes));
  const blinded = readElement(provider, kept.blindedElement, 'element-invalid');
  const data = new FinalizeData([kept.token], [client.group.desScalar(kept.blind)], new EvaluationRequest([blinded]));
  try {
    return one(await client.finalize(data, new Evaluation(Oprf.Mode.POPRF, [evaluated], proof), info));
  } catch {
    // The library's only reasons here: the proof does not hold, or key and info cancel out.
    throw new BallotError('proof-refused', 'The proof does not hold for this key and info.');
  }
}

/** The server's half: what it does with its key, over a provider. */
export type PoprfServer = {
  publicKey: Uint8Array;
  /** @throws BallotError `element-invalid` */
  evaluate: (info: Uint8Array, blindedElement: Uint8Array) => Promise<Uint8Array>;
  /** The 64 bytes that only a token which this key evaluated for this info is proved by. */
  output: (info: Uint8Array, token: Uint8Array) => Promise<Uint8Array>;
};

/** @throws BallotError `key-invalid` for anything but a scalar between 1 and the group's order */
export function poprfServer(provider: CryptoProvider, secretKey: Uint8Array): PoprfServer {
  const key = readKey(provider, secretKey);
  const server = new POPRFServer(suite, secretKey, provider);
  return {
    publicKey: groupOf(provider).mulGen(key).serialize(),
    evaluate: async (info, blindedElement) => {
      const blinded = readElement(provider, blindedElement, 'element-invalid');
      const { evaluated, proof } = await server.blindEvaluate(new EvaluationRequest([blinded]), info);
      return joinBytes([one(evaluated).serialize(), proof?.serialize() ?? new Uint8Array(0)]);
    },
    output: (info, token) => server.evaluate(token, info),
  };
}

function readElement(provider: CryptoProvider, bytes: Uint8Array, code: BallotErrorCode): Elt {
  const element = bytes.length === elementBytes ? tryReading(() => groupOf(provider).desElt(bytes)) : null;
  if (!element || element.isIdentity()) throw new BallotError(code, 'Not an element of the group, or its identity.');
  return element;
}

function readProof(provider: CryptoProvider, bytes: Uint8Array): DLEQProof {
  const proof = tryReading(() => DLEQProof.deserialize(groupOf(provider).id, bytes, provider));
  if (!proof) throw new BallotError('reply-invalid', 'A proof is two scalars below the order of the group.');
  return proof;
}

function readKey(provider: CryptoProvider, secretKey: Uint8Array): Scalar {
  const scalar = secretKey.length === scalarBytes ? tryReading(() => groupOf(provider).desScalar(secretKey)) : null;
  if (!scalar || scalar.isZero()) throw new BallotError('key-invalid', 'Not a secret key of the suite.');
  return scalar;
}

/** Readers of the group throw for what they cannot read, each provider in its own words. */
function tryReading<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function groupOf(provider: CryptoProvider) {
  return Oprf.getGroup(suite, provider);
}

function one<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new RangeError('Expected exactly one.');
  return first;
}
