import { describe, expect, it } from 'vitest';
import { createCampaignSchema } from './api/campaigns.ts';
import { addPersonSchema } from './api/people.ts';
import { nameInvisible } from './invisible-characters.ts';

const campaign = (name: string) => createCampaignSchema.safeParse({ name, deadlineAt: '2030-01-01T00:00:00Z' }).success;
const person = (givenName: string) =>
  addPersonSchema.safeParse({ givenName, familyName: '', email: 'ada@hospital.example' }).success;

describe('names that are typed in', () => {
  it.each([
    ['turned around', 'Ada\u202Earevir'],
    ['isolated', 'Ada\u2066Rivera\u2069'],
    ['marked', 'Ada\u200FRivera'],
    ['with a space of no width', 'Ada\u200BRivera'],
    ['with a soft hyphen', 'Ri\u00ADvera'],
    ['with a byte-order mark', '\uFEFFAda'],
    ['with a tag', 'Ada\u{E0041}'],
    ['over two lines', 'Ada\nRivera'],
  ])('are refused when %s', (_how, name) => {
    // A byte-order mark at the edge is white space, and trimmed.
    const trimmed = name.trim() === name;
    expect([campaign(name), person(name)]).toEqual([!trimmed, !trimmed]);
  });

  it.each(['Ada Rivera', 'Zoë O’Neil-Łuk', 'مهدی\u200Cزاده', 'क्\u200Dष', '李明', '👩\u200D⚕️ Team', 'Á'])(
    'are taken: %s',
    (name) => {
      expect([campaign(name), person(name)]).toEqual([true, true]);
    },
  );
});

it('writes out what nobody sees', () => {
  expect(nameInvisible('Ada\u202Egnp\u{E0041}')).toBe('Ada<U+202E>gnp<U+E0041>');
  expect(nameInvisible('مهدی\u200Cزاده')).toBe('مهدی\u200Cزاده');
});
