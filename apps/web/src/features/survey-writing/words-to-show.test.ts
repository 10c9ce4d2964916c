import { expect, it } from 'vitest';
import { findTellingWords } from './find-telling-words.ts';
import { wordsToShow } from './words-to-show.ts';

it('shows each once, four at most, the writer’s own name first and the leader’s last', () => {
  const text = 'Jonas, in room 2 on 3 March: as your only nurse I told JONAS and jonas, in room 2. Elif';
  const names = [
    { name: 'Elif Yıldız', whose: 'you' },
    { name: 'Jonas Weber', whose: 'leader' },
  ] as const;
  const all = findTellingWords(text, { names });
  expect(all.length).toBeGreaterThan(5);
  expect(wordsToShow(all).map(({ kind }) => kind)).toEqual(['you', 'only', 'date', 'place']);
  expect(wordsToShow(findTellingWords('Jonas, JONAS!', { names })).map(({ kind }) => kind)).toEqual(['leader']);
  expect(wordsToShow([])).toEqual([]);
});
