import { type AnswerSheet, type Group, getInstrument, type Label } from '../packages/model/src/index.ts';
import type { PublishedInstrument, TallyFrame } from '../packages/scoring/src/index.ts';

/** The product's own instrument, as far as scoring looks at it. */
export function benchInstrument(): { instrument: PublishedInstrument; frame: TallyFrame } {
  const whole = getInstrument('hcl-360');
  if (!whole) throw new Error('the instrument hcl-360 is gone');
  const instrument = {
    id: whole.id,
    version: whole.version,
    scale: { minimum: whole.scale.minimum, maximum: whole.scale.maximum },
    cells: whole.cells.map(({ id, focus }) => ({ id, focus })),
    items: whole.items.map(({ id, cellId }) => ({ id, cellId })),
  };
  const promptIds = whole.askOthers.slice(0, 2).map(({ id }) => id);
  return { instrument, frame: { itemIds: instrument.items.map(({ id }) => id), promptIds, scale: instrument.scale } };
}

/** A small generator (mulberry32): one seed, the same numbers on every machine. */
export function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Twelve people: five of the team, four peers, three senior leaders. */
export const SEATS: Readonly<Partial<Record<Group, number>>> = { 'team-members': 5, peers: 4, 'senior-leaders': 3 };

/** A rating as people give them: mostly 3 to 5; `null` for 7 in 100, not observed. */
export function madeUpRating(draw: () => number): number | null {
  if (draw() < 0.07) return null;
  const place = draw();
  return place < 0.04 ? 1 : place < 0.12 ? 2 : place < 0.35 ? 3 : place < 0.75 ? 4 : 5;
}

/** One leader's answer sheets, twelve of them. */
export function madeUpSheets(frame: TallyFrame, draw: () => number): { label: Label; sheet: AnswerSheet }[] {
  return Object.entries(SEATS).flatMap(([label, people]) =>
    Array.from({ length: people }, () => ({
      label: label as Label,
      sheet: {
        ratings: Object.fromEntries(frame.itemIds.map((id) => [id, madeUpRating(draw) ?? ('not-observed' as const)])),
        comments: frame.promptIds.flatMap((promptId) =>
          draw() < 0.5
            ? [{ promptId, text: `Keep going, ${Math.floor(draw() * 1000)}.`, mode: 'as-written' as const }]
            : [],
        ),
      },
    })),
  );
}
