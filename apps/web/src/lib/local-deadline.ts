const two = (value: number) => String(value).padStart(2, '0');

/** The two inputs of a deadline form (`<input type="date">`, `<input type="time">`) for a point in time, in local time. */
export function deadlineInputs(instant: Date): { day: string; time: string } {
  return {
    day: `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`,
    time: `${two(instant.getHours())}:${two(instant.getMinutes())}`,
  };
}

/** The point in time that the two inputs say, as ISO 8601 in UTC; null while they say none. */
export function deadlineInstant(inputs: { day: string; time: string }): string | null {
  const date = new Date(`${inputs.day}T${inputs.time}`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** The usual window: so many working days from `start`, at six in the evening. Saturdays and Sundays do not count. */
export function workingDaysFrom(start: Date, days: number): Date {
  const date = new Date(start);
  date.setHours(18, 0, 0, 0);
  for (let left = days; left > 0; ) {
    date.setDate(date.getDate() + 1);
    if (date.getDay() !== 0 && date.getDay() !== 6) left -= 1;
  }
  return date;
}
