/** The two reminders of a campaign. */
export type Reminder = 'half-way' | 'last-days';

const dayMs = 24 * 3_600_000;
/** How long before the end the last one comes. */
const lastDays = 2 * dayMs;
/** Two mails to the same people are at least so far apart, and so is the first from the opening. */
const apart = dayMs;
/** A reminder that is so close to the end helps nobody. */
const tooLate = 6 * 3_600_000;

export interface ReminderClock {
  openedAt: Date;
  deadlineAt: Date;
  /** How many the campaign was set up with: 0, 1 or 2. One is the last one. */
  reminders: number;
  /** Those that went out, or were passed over. */
  sent: readonly Reminder[];
}

/** When each reminder is due, and until when it is worth sending. In a short campaign one or both are left out. */
function plan({
  openedAt,
  deadlineAt,
  reminders,
}: ReminderClock): { reminder: Reminder; from: number; until: number }[] {
  const opened = openedAt.getTime();
  const deadline = deadlineAt.getTime();
  const last = deadline - lastDays;
  const half = opened + (deadline - opened) / 2;
  const hasLast = reminders > 0 && last - opened >= apart;
  const next = hasLast ? last : deadline;
  const hasHalf = reminders > 1 && half - opened >= apart && next - half >= apart;
  return [
    ...(hasHalf ? [{ reminder: 'half-way' as const, from: half, until: next - apart }] : []),
    ...(hasLast ? [{ reminder: 'last-days' as const, from: last, until: deadline - tooLate }] : []),
  ];
}

/**
 * Which reminder of a campaign is to go out now: half-way, and two days before the end. It looks at the campaign's own dates and at
 * nothing of anybody's answers. Each goes out once, also where the end has moved since; none goes out a day before another one, nor the
 * first one after the last.
 *
 * @returns null when none is
 * @example dueReminder({ openedAt, deadlineAt, reminders: 2, sent: [] }, now) // 'half-way'
 */
export function dueReminder(clock: ReminderClock, now: Date): Reminder | null {
  if (clock.sent.includes('last-days')) return null;
  const at = now.getTime();
  const due = plan(clock).find(
    ({ reminder, from, until }) => from <= at && at <= until && !clock.sent.includes(reminder),
  );
  return due?.reminder ?? null;
}
