import type { AnswerSheet, Group, Instrument } from '@heartset/model';

/** How people experience a leader of the demo: believable, and nobody real. */
export interface DemoProfile {
  /** The general level, on the scale of 1 to 5. */
  level: number;
  /** What is added for a cell, by its id. */
  cells: Readonly<Record<string, number>>;
  /** What is added for a single mastery, by its id. */
  items?: Readonly<Record<string, number>>;
  /** What is added for a group. */
  groups?: Readonly<Partial<Record<Group, number>>>;
}

/** A small generator (mulberry32): the demo looks the same at every first start. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Roughly normal: the sum of twelve uniform numbers. */
function normal(random: () => number): number {
  let sum = 0;
  for (let index = 0; index < 12; index += 1) sum += random();
  return sum - 6;
}

/** How often somebody of a group cannot see a cell's masteries. */
function unseen(group: Group, cellId: string | null): number {
  if (cellId === null) return 0.02;
  if (cellId.endsWith('-mission')) return group === 'team-members' ? 0.18 : 0.06;
  if (cellId.endsWith('-individual')) return group === 'senior-leaders' ? 0.16 : 0.07;
  return group === 'team-members' ? 0.03 : 0.14;
}

/** Ratings of one rater: level, cell, group, the rater's own leniency, and noise. */
export function demoRatings(
  instrument: Instrument,
  profile: DemoProfile,
  group: Group,
  random: () => number,
): AnswerSheet['ratings'] {
  const leniency = normal(random) * 0.35 + (profile.groups?.[group] ?? 0);
  const ratings: AnswerSheet['ratings'] = {};
  for (const { id, cellId } of instrument.items) {
    if (random() < unseen(group, cellId)) {
      ratings[id] = 'not-observed';
      continue;
    }
    const center = profile.level + (profile.cells[cellId ?? ''] ?? 0) + (profile.items?.[id] ?? 0) + leniency;
    const rating = Math.round(center + normal(random) * 0.6);
    ratings[id] = Math.min(instrument.scale.maximum, Math.max(instrument.scale.minimum, rating));
  }
  return ratings;
}

/** What people write in the demo, by prompt. Each is taken once a leader. */
export const demoComments: Readonly<Record<string, readonly string[]>> = {
  'others-more-or-less': [
    'More short talks at the bedside. Five minutes there are worth more to me than an hour of meeting.',
    'Please keep asking what stands in our way. Less e-mail late in the evening, it makes everybody check their phone.',
    'More feedback in the moment, also when something went well.',
    'Less taking things over when it gets busy. We can do more than you think.',
    'More of the Friday round where we say what we learned. It has changed how we talk about mistakes.',
    'Say earlier when a decision is already made. Then I do not need to hope.',
    'More time for the new colleagues. Less for the forms.',
    'I would like to hear more about why the rota changes, before it changes.',
    'Keep being so calm when it is loud. Take a break yourself now and then.',
    'More joint planning with the neighbouring wards.',
  ],
  'others-challenges': [
    'Anything about patients: always an open door. About conflicts in the team I hesitate.',
    'Mistakes are easy to bring, they are met with questions and not with blame.',
    'It is hard to bring up the workload, because I know how full the days are already.',
    'Ideas for better routines are welcome. Personal things less so.',
    'Money and staffing are difficult subjects. Everything clinical is easy.',
    'I can bring everything. I have never been made to feel small for it.',
    'Problems with other departments: I would like more backing there.',
    'Easy: when I do not know something. Hard: when I think that we are going the wrong way.',
  ],
};

/** The first comments of a shuffled list, one for each rater who writes. */
export function drawComments(promptId: string, random: () => number): () => string | null {
  const left = [...(demoComments[promptId] ?? [])];
  return () => left.splice(Math.floor(random() * left.length), 1)[0] ?? null;
}
