import { toBase64url } from '../protocol/byte-strings.ts';
import { hashDocument, type Manifest, manifestText, type Supplement } from '../protocol/manifest.ts';

export const campaign = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** A campaign of two leaders; senior leaders are identified. */
export const sampleManifest: Manifest = {
  format: 'heartset/manifest/v1',
  campaign,
  minimumGroupSize: 3,
  identifiedLabels: ['senior-leaders'],
  readers: ['human-resources', 'leader'],
  furtherRound: false,
  issuingKey: toBase64url(new Uint8Array(32).fill(1)),
  sealingKey: toBase64url(new Uint8Array(32).fill(2)),
  leaders: [
    {
      leader: 'leader-one',
      labels: [
        { label: 'team-members', invited: 5 },
        { label: 'peers', invited: 4 },
        { label: 'senior-leaders', invited: 1 },
      ],
    },
    { leader: 'leader-two', labels: [{ label: 'team-members+peers', invited: 2 }] },
  ],
};

/** A supplement that follows the document with this text. */
export async function sampleSupplement(previousText: string, changed: Partial<Supplement> = {}): Promise<string> {
  return manifestText({
    format: 'heartset/supplement/v1',
    campaign,
    number: 1,
    previous: await hashDocument(previousText),
    leaders: [{ leader: 'leader-three', labels: [{ label: 'peers', invited: 3 }] }],
    ...changed,
  });
}
