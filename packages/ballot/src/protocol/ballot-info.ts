import { joinBytes, textBytes } from './byte-strings.ts';

/** The place that an info takes where everything has one size: its length in 16 bits, the info, zeros. */
export const infoPlaceBytes = 512;

/** What a ballot says in public about itself: about whom it is, and which group its writer belongs to. */
export type BallotSubject = { campaign: string; leader: string; label: string };

const purpose = 'heartset/ballot/v1';

/**
 * The public half of a ballot, to which its token is bound: four texts, each after its length in bytes (16 bits, big-endian), so that
 * no two subjects share one info. A device gets it from a checked manifest alone (`checkManifest`).
 *
 * @throws RangeError when a part is empty or takes more than 120 bytes.
 */
export function ballotInfo({ campaign, leader, label }: BallotSubject): Uint8Array<ArrayBuffer> {
  return joinBytes([purpose, campaign, leader, label].map(withLength));
}

/**
 * The subject that an info stands for.
 *
 * @returns null when these bytes are no info.
 */
export function readBallotInfo(info: Uint8Array): BallotSubject | null {
  const parts: string[] = [];
  let place = 0;
  while (place + 2 <= info.length) {
    const end = place + 2 + (info[place] ?? 0) * 256 + (info[place + 1] ?? 0);
    parts.push(new TextDecoder().decode(info.subarray(place + 2, end)));
    place = end;
  }
  const [first, campaign = '', leader = '', label = ''] = parts;
  if (place !== info.length || parts.length !== 4 || first !== purpose) return null;
  return { campaign, leader, label };
}

/** An info as its place. @throws RangeError for an info that is longer than any of ours */
export function placeInfo(info: Uint8Array): Uint8Array<ArrayBuffer> {
  if (info.length > infoPlaceBytes - 2) throw new RangeError('An info takes at most 510 bytes.');
  const place = new Uint8Array(infoPlaceBytes);
  place.set([info.length >> 8, info.length & 255]);
  place.set(info, 2);
  return place;
}

/**
 * The info that stands in a place.
 *
 * @returns null when it cannot be one, or when anything but zeros fills the rest.
 */
export function readInfoPlace(place: Uint8Array): Uint8Array | null {
  const end = 2 + (place[0] ?? 0) * 256 + (place[1] ?? 0);
  if (place.length !== infoPlaceBytes || end > infoPlaceBytes) return null;
  return place.subarray(end).every((byte) => byte === 0) ? place.subarray(2, end) : null;
}

function withLength(part: string): Uint8Array {
  const bytes = textBytes(part);
  if (bytes.length === 0 || bytes.length > 120) throw new RangeError('A part of an info takes 1 to 120 bytes.');
  return joinBytes([Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes]);
}
