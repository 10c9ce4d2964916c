import { TextInput } from '@mantine/core';
import type { JSX, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneName } from '../../lib/format-date.ts';
import { deadlineInstant } from '../../lib/local-deadline.ts';
import styles from './campaigns.module.css';

type Inputs = { day: string; time: string };
type DeadlineInputsProps = {
  inputs: Inputs;
  error: string | undefined;
  dayRef?: Ref<HTMLInputElement>;
  onChange: (inputs: Inputs) => void;
};

/** A day and a time in the reader's own zone, which is named. */
export function DeadlineInputs({ inputs, error, dayRef, onChange }: DeadlineInputsProps): JSX.Element {
  const { t, i18n } = useTranslation();
  const zone = zoneName(new Date(deadlineInstant(inputs) ?? Date.now()), i18n.language);
  return (
    <div className={styles.pair}>
      <TextInput
        {...(dayRef ? { ref: dayRef } : {})}
        type="date"
        label={t('campaign.form.day')}
        value={inputs.day}
        error={error}
        onChange={(event) => onChange({ ...inputs, day: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label={t('campaign.form.time')}
        description={zone}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={inputs.time}
        onChange={(event) => onChange({ ...inputs, time: event.currentTarget.value })}
      />
    </div>
  );
}
