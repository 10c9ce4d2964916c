import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTellingWords, type WritingContext } from './find-telling-words.ts';

const context: WritingContext = {
  names: [
    { name: 'Samuel Ortiz', whose: 'you' },
    { name: 'Lucía Herrera', whose: 'leader' },
    { name: 'Will von der Hagen', whose: 'person' },
  ],
};
const found = (text: string) => findTellingWords(text, context).map(({ kind, words }) => [kind, words]);

describe('names that the page knows', () => {
  it.each([
    ['I am Samuel.', [['you', 'Samuel']]],
    ['samuel ortiz was there', [['you', 'samuel ortiz']]],
    [
      'Lucia helps, Lucía Herrera too',
      [
        ['leader', 'Lucia'],
        ['leader', 'Lucía Herrera'],
      ],
    ],
    ['Herreras Art', [['leader', 'Herreras']]],
    ['It will be fine.', []],
    ['Ask Will.', [['person', 'Will']]],
    ['von der Seite', []],
    ['Dr. Herrera', [['leader', 'Herrera']]],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what tells in each language', () => {
  it.each([
    ['only', 'As your only night nurse I see it.'],
    ['only', 'I am the only physiotherapist here'],
    ['only', 'She asked the only one of us who stayed'],
    ['only', 'As one of two men here I notice it'],
    ['only', 'Als eine von zwei Hebammen'],
    ['only', 'Comme l’une des deux sages-femmes'],
    ['only', 'Como una de las pocas médicas'],
    ['only', 'Als einzige Hebamme sehe ich das.'],
    ['only', 'als Ihr einziger Assistenzarzt'],
    ['only', 'Ich bin die einzige Frau im Team'],
    ['only', 'Comme seule infirmière de nuit'],
    ['only', 'je suis la seule sage-femme'],
    ['only', 'Como única matrona'],
    ['only', 'soy el único médico'],
    ['role', 'As a nurse I would like more time.'],
    ['role', 'As the new apprentice, I was lost.'],
    ['role', 'I’m a trainee here'],
    ['role', 'Als Pflegekraft habe ich wenig Zeit.'],
    ['role', 'Als Mutter von Kindern brauche ich das'],
    ['role', 'ich bin Auszubildende'],
    ['role', 'En tant qu’infirmière, je le vois.'],
    ['role', 'Comme médecin je trouve cela bien.'],
    ['role', 'Como enfermera lo veo cada día.'],
    ['role', 'soy médica'],
    ['date', 'On 3 March it was different.'],
    ['date', 'March 3rd'],
    ['date', 'since 2019'],
    ['date', 'after 12 years here'],
    ['date', 'seit über 12 Jahren'],
    ['date', 'depuis 12 ans'],
    ['date', 'depuis mars'],
    ['date', 'desde hace 12 años'],
    ['date', 'last Tuesday night'],
    ['date', 'am 12.3. war es so'],
    ['date', 'am 3. März'],
    ['date', 'letzten Dienstag'],
    ['date', 'le 1er mai'],
    ['date', 'mardi dernier'],
    ['date', 'el 3 de marzo'],
    ['date', 'la semana pasada'],
    ['date', 'on 2026-03-02'],
    ['date', '03/04/2026'],
    ['place', 'in room 214'],
    ['place', 'on my ward'],
    ['place', 'on the third floor'],
    ['place', 'auf Station 4b'],
    ['place', 'im dritten Stock'],
    ['place', 'Haus B ist anders'],
    ['place', 'dans la chambre 12'],
    ['place', 'dans mon service'],
    ['place', 'en la planta 3'],
    ['place', 'en mi unidad'],
    ['email', 'write to s.ortiz@lindenhof.example please'],
    ['phone', 'ring +49 30 901820-11'],
    ['phone', 'Durchwahl 4312'],
    ['person', 'Frau Koch sagt das auch.'],
    ['person', 'Mme Dupont'],
    ['person', 'la Sra. García'],
    ['person', 'Dr. Meier-Schmidt'],
  ])('%s: %s', (kind, text) => {
    expect(found(text).map(([each]) => each)).toContain(kind);
  });
});

it.each([
  'She listens first and asks what we need.',
  'More time on the floor would help, and less rushing at handover.',
  'As a result I know what matters. As a team I think we are good.',
  'As a doctor she is excellent, and gives people the room I need.',
  'The only thing I would change is the pace. He may march on, 24/7, with 3.5 stars and 50/50 odds.',
  'He is the only one who listens. You are the only leader I trust. Il est le seul qui écoute. Es la única que escucha.',
  'In the end, people in a hurry make mistakes on Mondays.',
  'Sie hört zu und fragt nach. Als Erstes möchte ich danken.',
  'Als sie kam, wurde es besser; mehr als alles schätze ich ihre Ruhe. Die einzige Schwäche ist die Zeit.',
  'Als Führungskraft überzeugt sie. Hier ist es gut, im Mittelpunkt stehen Menschen.',
  'Elle écoute et demande notre avis. Comme toujours, elle prend le temps. La seule chose à changer est le rythme.',
  'En tant que responsable, elle nous soutient. On avance, à chaque étape.',
  'Escucha y pregunta. Como siempre, se toma su tiempo. Lo único que cambiaría es el ritmo. La única cosa difícil es el tiempo.',
  'Como líder es excelente y nos da espacio en la mesa.',
  'أحسنت، شكرا جزيلا 🙏',
  '<b>Good</b> work &amp; more of it',
])('finds nothing in: %s', (text) => {
  expect(found(text)).toEqual([]);
});

describe('whatever is written', () => {
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 300 }), pieces());

  it('points at words that stand there, from left to right, none within another', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let before = 0;
        for (const { words, start, end } of findTellingWords(text, context)) {
          expect(text.slice(start, end)).toBe(words);
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
      }),
    );
  });

  it('finds the writer’s own name wherever it stands between other words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const kinds = findTellingWords(`${before} Ortiz ${after}`, context).map(({ kind }) => kind);
        expect(kinds).toContain('you');
      }),
    );
  });

  it('comes to an end on texts made to keep it busy', () => {
    const endless = [
      'a',
      'a ',
      '0 ',
      '1.',
      'as a ',
      'als A',
      '@',
      'x@x.',
      '+1-',
      'the only ',
      'Dr. A',
      'é',
      '🙏',
      'ward A',
    ];
    for (const piece of endless) {
      const text = piece.repeat(50_000 / piece.length);
      expect(findTellingWords(text, context).every(({ end }) => end <= 4_000)).toBe(true);
    }
  });
});

/** Bits of what is looked for, put together anyhow. */
function pieces() {
  const bits = [
    'as a ',
    'nurse',
    ' I',
    'Samuel',
    ' Ortiz',
    '12.3.',
    '+49 30 ',
    '1234567',
    'Dr. ',
    'Koch',
    ' ',
    ',',
    '\n',
    'only ',
    'room 2',
    '@',
    'a.b',
  ];
  return fc.array(fc.constantFrom(...bits), { maxLength: 30 }).map((parts) => parts.join(''));
}
