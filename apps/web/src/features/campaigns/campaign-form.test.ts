import { describe, expect, it } from 'vitest';
import { newForm, readForm } from './campaign-form.ts';

const now = new Date(2026, 10, 23, 9, 30);

describe('newForm', () => {
  it('proposes twelve working days, at six in the evening', () => {
    expect(newForm(now)).toMatchObject({ day: '2026-12-09', time: '18:00', minimumGroupSize: 3, promptIds: null });
  });
});

describe('readForm', () => {
  it('says what is missing', () => {
    const read = readForm({ ...newForm(now), name: '  ', day: '' }, now);
    expect(read).toEqual({
      problems: { name: 'campaign.form.nameMissing', deadline: 'campaign.form.deadlineMissing' },
    });
  });

  it('refuses an end that has passed', () => {
    const read = readForm({ ...newForm(now), name: 'Autumn', day: '2026-11-23', time: '09:00' }, now);
    expect(read).toEqual({ problems: { deadline: 'campaign.form.deadlinePast' } });
  });

  it('names nobody, or whom it is told to name', () => {
    const read = readForm({ ...newForm(now), name: 'Autumn', auditorAddress: ' council@hospital.example ' }, now);
    expect(read).toMatchObject({ settings: { auditorAddress: 'council@hospital.example' } });
  });

  it('refuses an address that no mail can go to, before it is sent', () => {
    const read = readForm({ ...newForm(now), name: 'Autumn', auditorAddress: 'works council@hospital' }, now);
    expect(read).toEqual({ problems: { auditor: 'problems.inputs.auditorAddress' } });
  });

  it('leaves the prompts to the instrument until somebody chooses', () => {
    const chosen = readForm({ ...newForm(now), name: 'Autumn', promptIds: [] }, now);
    expect(chosen).toMatchObject({ settings: { promptIds: [] } });
  });

  it('gives the settings as the API takes them', () => {
    const read = readForm({ ...newForm(now), name: ' Autumn ', day: '2026-12-04', time: '17:00' }, now);
    expect(read).toEqual({
      settings: {
        name: 'Autumn',
        deadlineAt: new Date(2026, 11, 4, 17).toISOString(),
        minimumGroupSize: 3,
        seniorLeaders: 'anonymous',
        releaseMode: 'automatic',
        reportReaders: 'leader',
        graceHours: 24,
        reminders: 2,
        furtherRound: false,
        auditorAddress: null,
      },
    });
  });
});
