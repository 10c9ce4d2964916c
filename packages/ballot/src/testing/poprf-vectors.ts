import { readFileSync } from 'node:fs';

export type PoprfVector = {
  info: Uint8Array;
  inputs: Uint8Array[];
  blinds: Uint8Array[];
  blinded: Uint8Array[];
  evaluated: Uint8Array[];
  outputs: Uint8Array[];
  proof: Uint8Array;
  proofRandomness: Uint8Array;
};

type Suite = {
  identifier: string;
  skSm: string;
  pkSm: string;
  seed: string;
  keyInfo: string;
  vectors: (Record<'Blind' | 'BlindedElement' | 'EvaluationElement' | 'Info' | 'Input' | 'Output', string> & {
    Proof: { proof: string; r: string };
  })[];
};

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const list = (text: string) => text.split(',').map(hex);

/** RFC 9497's vectors of mode POPRF for ristretto255-SHA512. */
export function readPoprfVectors() {
  const file = new URL('../fixtures/rfc9497-poprf-vectors.json', import.meta.url);
  const suites: Suite[] = JSON.parse(readFileSync(file, 'utf8'));
  const found = suites.find(({ identifier }) => identifier === 'ristretto255-SHA512');
  if (!found) throw new Error('The suite is not among the vectors.');
  return {
    secretKey: hex(found.skSm),
    publicKey: hex(found.pkSm),
    seed: hex(found.seed),
    keyInfo: hex(found.keyInfo),
    vectors: found.vectors.map(
      (vector): PoprfVector => ({
        info: hex(vector.Info),
        inputs: list(vector.Input),
        blinds: list(vector.Blind),
        blinded: list(vector.BlindedElement),
        evaluated: list(vector.EvaluationElement),
        outputs: list(vector.Output),
        proof: hex(vector.Proof.proof),
        proofRandomness: hex(vector.Proof.r),
      }),
    ),
  };
}
