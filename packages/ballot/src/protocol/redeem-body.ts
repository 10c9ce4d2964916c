import { answersBlockBytes } from './answers-block.ts';
import { infoPlaceBytes, placeInfo, readInfoPlace } from './ballot-info.ts';
import { joinBytes } from './byte-strings.ts';
import { outputBytes, tokenBytes } from './poprf.ts';

/** What is sent without a sign-in: for whom, the token with its proof, and the answers as a block. */
export type RedeemBody = { info: Uint8Array; token: Uint8Array; output: Uint8Array; block: Uint8Array };

/** The size of every such body, in bytes: 29,280. It says nothing about label or answers, because there is no other. */
export const redeemBodyBytes = infoPlaceBytes + tokenBytes + outputBytes + answersBlockBytes;

/** The body as it goes over the wire: info in its place, token, output, block. @throws RangeError when a part has another size */
export function packRedeem({ info, token, output, block }: RedeemBody): Uint8Array<ArrayBuffer> {
  const body = joinBytes([placeInfo(info), token, output, block]);
  if (token.length !== tokenBytes || output.length !== outputBytes || body.length !== redeemBodyBytes) {
    throw new RangeError('A part of the body has another size.');
  }
  return body;
}

/**
 * Reads a body.
 *
 * @returns null for another size, or when no info stands in its place. Whether token and answers are good is for others to say.
 */
export function readRedeem(body: Uint8Array): RedeemBody | null {
  if (body.length !== redeemBodyBytes) return null;
  const info = readInfoPlace(body.subarray(0, infoPlaceBytes));
  const parts = body.subarray(infoPlaceBytes);
  return (
    info && {
      info,
      token: parts.subarray(0, tokenBytes),
      output: parts.subarray(tokenBytes, tokenBytes + outputBytes),
      block: parts.subarray(tokenBytes + outputBytes),
    }
  );
}
