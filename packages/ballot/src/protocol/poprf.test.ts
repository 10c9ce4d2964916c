import {
  type CryptoProvider,
  DLEQProver,
  deriveKeyPair,
  EvaluationRequest,
  Oprf,
  POPRFClient,
  POPRFServer,
} from '@cloudflare/voprf-ts';
import { CryptoNoble } from '@cloudflare/voprf-ts/crypto-noble';
import { beforeAll, describe, expect, it } from 'vitest';
import { issuerOver } from '../server/issuer.ts';
import { sodiumProvider, sodiumReady } from '../server/sodium-group.ts';
import { readPoprfVectors } from '../testing/poprf-vectors.ts';
import { joinBytes } from './byte-strings.ts';
import { blindWith, finalizeWith, poprfServer, suite } from './poprf.ts';

const { secretKey, publicKey, seed, keyInfo, vectors } = readPoprfVectors();
const bytesOf = (list: readonly { serialize: () => Uint8Array }[]) => list.map((one) => one.serialize());
const asPlain = (list: readonly Uint8Array[]) => list.map((bytes) => Buffer.from(bytes).toString('hex'));

/** A server whose proof's randomness is the vector's. */
class VectorServer extends POPRFServer {
  constructor(provider: CryptoProvider, randomness: Uint8Array) {
    super(suite, secretKey, provider);
    const group = this.group;
    this.prover = new (class extends DLEQProver {
      override randomScalar() {
        return Promise.resolve(group.desScalar(randomness));
      }
    })(this.getDLEQParams(), provider);
  }
}

beforeAll(() => sodiumReady);

describe.each([
  ["noble, the device's", CryptoNoble],
  ["libsodium, the server's", sodiumProvider],
] as const)('RFC 9497, appendix A, POPRF, ristretto255-SHA512: %s', (_name, provider) => {
  it('derives the key pair', async () => {
    const pair = await deriveKeyPair(Oprf.Mode.POPRF, suite, seed, keyInfo, provider);
    expect(asPlain([pair.privateKey, pair.publicKey])).toEqual(asPlain([secretKey, publicKey]));
  });

  it.each(vectors.map((vector, place) => ({ vector, name: `${place + 1}, batch of ${vector.inputs.length}` })))(
    'vector $name: blind, evaluation, proof, output',
    async ({ vector }) => {
      const client = new POPRFClient(suite, publicKey, provider);
      const blinds = vector.blinds.values();
      client.randomBlinder = async () => client.group.desScalar(blinds.next().value ?? new Uint8Array(0));
      const [kept, request] = await client.blind(vector.inputs);
      expect(asPlain(bytesOf(request.blinded))).toEqual(asPlain(vector.blinded));

      const server = new VectorServer(provider, vector.proofRandomness);
      const evaluation = await server.blindEvaluate(new EvaluationRequest(request.blinded), vector.info);
      expect(asPlain(bytesOf(evaluation.evaluated))).toEqual(asPlain(vector.evaluated));
      expect(asPlain([evaluation.proof?.serialize() ?? new Uint8Array(0)])).toEqual(asPlain([vector.proof]));

      expect(asPlain(await client.finalize(kept, evaluation, vector.info))).toEqual(asPlain(vector.outputs));
      for (const [place, input] of vector.inputs.entries()) {
        const output = vector.outputs[place] ?? new Uint8Array(0);
        expect(await server.verifyFinalize(input, output, vector.info)).toBe(true);
      }
    },
  );

  it.each(vectors.filter(({ inputs }) => inputs.length === 1))('our module gives the same bytes', async (vector) => {
    const [input = new Uint8Array(0)] = vector.inputs;
    const kept = await blindWith(provider, input, vector.blinds[0]);
    expect(asPlain([kept.blindedElement, kept.blind])).toEqual(asPlain([...vector.blinded, ...vector.blinds]));
    const server = poprfServer(provider, secretKey);
    const reply = await server.evaluate(vector.info, kept.blindedElement);
    expect(asPlain([reply.subarray(0, 32)])).toEqual(asPlain(vector.evaluated));
    for (const answer of [reply, joinBytes([...vector.evaluated, vector.proof])]) {
      expect(asPlain([await finalizeWith(provider, publicKey, vector.info, kept, answer)])).toEqual(
        asPlain(vector.outputs),
      );
    }
    expect(asPlain([await server.output(vector.info, input)])).toEqual(asPlain(vector.outputs));
  });
});

describe('the two providers together', () => {
  const info = Uint8Array.of(1, 2, 3);
  const token = new Uint8Array(32).fill(7);
  const pairs = [
    [CryptoNoble, sodiumProvider],
    [sodiumProvider, CryptoNoble],
  ] as const;

  it.each(pairs)('a token blinded by one and issued by the other is verified by both', async (device, server) => {
    const kept = await blindWith(device, token);
    const issuer = issuerOver(server, secretKey);
    const output = await finalizeWith(device, publicKey, info, kept, await issuer.issue(info, kept.blindedElement));
    for (const provider of [device, server]) {
      expect(await issuerOver(provider, secretKey).verify(info, token, output)).toBe(true);
    }
  });

  it.each([
    ['noble', CryptoNoble],
    ['libsodium', sodiumProvider],
  ] as const)('%s refuses what is no element, and the identity', async (_name, provider) => {
    const issuer = issuerOver(provider, secretKey);
    const refused = [
      new Uint8Array(32),
      new Uint8Array(31).fill(1),
      new Uint8Array(33).fill(1),
      new Uint8Array(32).fill(255),
      Uint8Array.of(1, ...new Uint8Array(31)),
      new Uint8Array(0),
    ];
    for (const bytes of refused) {
      await expect(issuer.issue(info, bytes)).rejects.toMatchObject({ code: 'element-invalid' });
    }
  });

  it.each([
    ['noble', CryptoNoble],
    ['libsodium', sodiumProvider],
  ] as const)('%s refuses what is no key', (_name, provider) => {
    const order = Uint8Array.from(
      Buffer.from('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010', 'hex'),
    );
    for (const bytes of [new Uint8Array(32), new Uint8Array(31), new Uint8Array(33).fill(1), order]) {
      expect(() => issuerOver(provider, bytes)).toThrow(expect.objectContaining({ code: 'key-invalid' }));
    }
  });

  it.each([
    ['noble', CryptoNoble],
    ['libsodium', sodiumProvider],
  ] as const)(
    '%s refuses a reply of another key, for another info, for another element, or changed',
    async (_, provider) => {
      const kept = await blindWith(provider, token);
      const other = await blindWith(provider, token);
      const issuer = issuerOver(provider, secretKey);
      const stranger = issuerOver(provider, Uint8Array.of(5, ...new Uint8Array(31)));
      const reply = await issuer.issue(info, kept.blindedElement);
      const flipped = (place: number) => reply.map((byte, index) => (index === place ? byte ^ 1 : byte));
      const finalize = (bytes: Uint8Array) => finalizeWith(provider, publicKey, info, kept, bytes);
      await expect(finalize(await stranger.issue(info, kept.blindedElement))).rejects.toMatchObject({
        code: 'proof-refused',
      });
      await expect(finalize(await issuer.issue(Uint8Array.of(9), kept.blindedElement))).rejects.toMatchObject({
        code: 'proof-refused',
      });
      await expect(finalize(await issuer.issue(info, other.blindedElement))).rejects.toMatchObject({
        code: 'proof-refused',
      });
      for (const place of [32, 64])
        await expect(finalize(flipped(place))).rejects.toMatchObject({ code: 'proof-refused' });
      const unreadable = [
        reply.subarray(1),
        joinBytes([reply, Uint8Array.of(0)]),
        joinBytes([new Uint8Array(32), reply.subarray(32)]),
      ];
      for (const bytes of [...unreadable, reply.map((byte, index) => (index === 95 ? 255 : byte))]) {
        await expect(finalize(bytes)).rejects.toMatchObject({ code: 'reply-invalid' });
      }
      await expect(finalizeWith(provider, new Uint8Array(32), info, kept, reply)).rejects.toMatchObject({
        code: 'key-invalid',
      });
    },
  );
});
