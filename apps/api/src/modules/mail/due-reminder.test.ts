import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueReminder, type Reminder } from './due-reminder.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const openedAt = new Date('2026-11-02T08:00:00Z');
const after = (days: number) => new Date(openedAt.getTime() + days * dayMs);

/** What goes out, and after how many days, when somebody looks every hour. */
function course(options: {
  days: number;
  reminders: number;
  awake?: (day: number) => boolean;
  moved?: [number, number];
}) {
  const sent: Reminder[] = [];
  const seen: [Reminder, number][] = [];
  const awake = options.awake ?? (() => true);
  const end = Math.max(options.days, options.moved?.[1] ?? 0);
  for (let hour = 0; hour <= end * 24; hour += 1) {
    const day = hour / 24;
    const days = options.moved && day >= options.moved[0] ? options.moved[1] : options.days;
    if (!awake(day)) continue;
    const due = dueReminder({ openedAt, deadlineAt: after(days), reminders: options.reminders, sent }, after(day));
    if (due === null) continue;
    sent.push(due);
    seen.push([due, day]);
  }
  return seen;
}

describe('when people are reminded', () => {
  it.each<[string, Parameters<typeof course>[0], [Reminder, number][]]>([
    [
      'two weeks',
      { days: 14, reminders: 2 },
      [
        ['half-way', 7],
        ['last-days', 12],
      ],
    ],
    ['one reminder', { days: 14, reminders: 1 }, [['last-days', 12]]],
    ['none', { days: 14, reminders: 0 }, []],
    [
      'six days',
      { days: 6, reminders: 2 },
      [
        ['half-way', 3],
        ['last-days', 4],
      ],
    ],
    ['five days: half-way would be the day of the last one', { days: 5, reminders: 2 }, [['last-days', 3]]],
    ['two days: no room for the last one', { days: 2, reminders: 2 }, [['half-way', 1]]],
    ['one day', { days: 1, reminders: 2 }, []],
    ['nobody looked until the last days', { days: 14, reminders: 2, awake: (day) => day > 11.5 }, [['last-days', 12]]],
    ['nobody looked until the last hours', { days: 14, reminders: 2, awake: (day) => day > 13.9 }, []],
    [
      'the end moved before any',
      { days: 14, reminders: 2, moved: [5, 20] },
      [
        ['half-way', 10],
        ['last-days', 18],
      ],
    ],
    [
      'the end moved after half-way',
      { days: 14, reminders: 2, moved: [8, 20] },
      [
        ['half-way', 7],
        ['last-days', 18],
      ],
    ],
    [
      'the end moved after both: nobody is reminded a third time',
      { days: 14, reminders: 2, moved: [13, 40] },
      [
        ['half-way', 7],
        ['last-days', 12],
      ],
    ],
  ])('%s', (_what, options, expected) => {
    expect(course(options)).toEqual(expected);
  });

  it('never twice, never more than were chosen, a day apart, and never after the end', () => {
    const days = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 2 }),
        days,
        fc.integer({ min: 0, max: 30 }),
        (length, count, from, more) => {
          const moved: [number, number] = [Math.min(from, length), length + more];
          const seen = course({ days: length, reminders: count, moved });
          expect(seen.length).toBeLessThanOrEqual(count);
          expect(new Set(seen.map(([reminder]) => reminder)).size).toBe(seen.length);
          const [first, second] = seen.map(([, day]) => day);
          if (first !== undefined) expect(first).toBeGreaterThanOrEqual(1);
          if (first !== undefined && second !== undefined) expect(second - first).toBeGreaterThanOrEqual(1);
          for (const [, day] of seen) expect(day).toBeLessThan(length + more);
        },
      ),
    );
  });
});
