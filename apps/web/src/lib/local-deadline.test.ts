import { describe, expect, it } from 'vitest';
import { deadlineInputs, deadlineInstant, workingDaysFrom } from './local-deadline.ts';

describe('deadlines', () => {
  it('go to the inputs and back', () => {
    const instant = new Date(2026, 10, 27, 18, 5);
    expect(deadlineInputs(instant)).toEqual({ day: '2026-11-27', time: '18:05' });
    expect(deadlineInstant(deadlineInputs(instant))).toBe(instant.toISOString());
  });

  it('are none while the inputs say none', () => {
    expect(deadlineInstant({ day: '', time: '18:00' })).toBeNull();
  });

  it('count working days from a Friday over the weekend', () => {
    expect(deadlineInputs(workingDaysFrom(new Date(2026, 10, 20, 9), 3))).toEqual({ day: '2026-11-25', time: '18:00' });
  });
});
