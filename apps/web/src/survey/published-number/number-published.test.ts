import { describe, expect, it } from 'vitest';
import { numberPublished } from './number-published.ts';

const manifest = {
  format: 'heartset/manifest/v1',
  campaign: 'one',
  minimumGroupSize: 3,
  identifiedLabels: [],
  readers: ['leader'],
  furtherRound: false,
  issuingKey: 'issuing',
  sealingKey: 'sealing',
  leaders: [
    {
      leader: 'ada',
      labels: [
        { label: 'peers', invited: 5 },
        { label: 'team-members', invited: 4 },
      ],
    },
  ],
} as const;
const supplement = {
  format: 'heartset/supplement/v1',
  campaign: 'one',
  number: 1,
  previous: '0',
  leaders: [{ leader: 'ben', labels: [{ label: 'peers', invited: 3 }] }],
} as const;

describe('how many a campaign has published', () => {
  const published = { manifest, supplements: [supplement] };
  it.each<[string, string, number | null]>([
    ['ada', 'peers', 5],
    ['ada', 'team-members', 4],
    ['ben', 'peers', 3],
    ['ben', 'team-members', null],
    ['cleo', 'peers', null],
  ])('about %s as %s', (subjectKey, label, expected) => {
    expect(numberPublished(published, { subjectKey, label })).toBe(expected);
  });
});
