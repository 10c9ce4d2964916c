import { Checkbox, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignForm, CampaignSettings, FormProblems } from './campaign-form.ts';
import styles from './campaigns.module.css';
import { DeadlineInputs } from './deadline-inputs.tsx';
import { PromptChoice } from './prompt-choice.tsx';

type CampaignFieldsProps = {
  form: CampaignForm;
  problems: FormProblems;
  /** What the API has refused an input for, by the input's name. */
  refusalOf: (name: keyof CampaignSettings) => string | undefined;
  /** A leader who asks alone sets no rules for others: only the name, the date, the size and the prompts. */
  alone?: boolean;
  onChange: (form: CampaignForm) => void;
  /** Stands between the name and the rules: whom it is about. */
  children?: ReactNode;
};

/** Name and date, the rules of showing, and the open questions. */
export function CampaignFields(props: CampaignFieldsProps): JSX.Element {
  return (
    <>
      <BasicFields {...props} />
      {props.children}
      <RuleFields {...props} />
      <PromptChoice
        chosen={props.form.promptIds}
        onChange={(promptIds) => props.onChange({ ...props.form, promptIds })}
      />
    </>
  );
}

function BasicFields({ form, problems, refusalOf, onChange }: CampaignFieldsProps): JSX.Element {
  const { t } = useTranslation();
  const problem = (key: string | undefined) => (key ? t(key) : undefined);
  const name = useRef<HTMLInputElement>(null);
  const day = useRef<HTMLInputElement>(null);
  // Problems are read anew at every try to save: whoever tried goes on at the first field that needs them.
  useEffect(() => {
    if (problems.name) name.current?.focus();
    else if (problems.deadline) day.current?.focus();
  }, [problems]);
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{t('campaign.form.basics')}</legend>
      <p className={styles.legendText}>{t('campaign.form.basicsText')}</p>
      <div className={styles.fields}>
        <TextInput
          ref={name}
          label={t('campaign.form.name')}
          description={t('campaign.form.nameText')}
          maxLength={120}
          value={form.name}
          error={problem(problems.name) ?? refusalOf('name')}
          onChange={(event) => onChange({ ...form, name: event.currentTarget.value })}
        />
        <DeadlineInputs
          inputs={form}
          error={problem(problems.deadline) ?? refusalOf('deadlineAt')}
          dayRef={day}
          onChange={(inputs) => onChange({ ...form, day: inputs.day, time: inputs.time })}
        />
        <NativeSelect
          label={t('campaign.form.reminders.label')}
          description={t('campaign.form.reminders.text')}
          data={['2', '1', '0'].map((value) => ({ value, label: t(`campaign.form.reminders.option-${value}`) }))}
          value={String(form.reminders)}
          onChange={(event) => onChange({ ...form, reminders: Number(event.currentTarget.value) })}
        />
      </div>
    </fieldset>
  );
}

function RuleFields({ form, problems, refusalOf, alone = false, onChange }: CampaignFieldsProps): JSX.Element {
  const { t } = useTranslation();
  const auditor = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problems.auditor && !problems.name && !problems.deadline) auditor.current?.focus();
  }, [problems]);
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{t('campaign.form.rules')}</legend>
      <p className={styles.legendText}>{t(alone ? 'campaign.form.rulesTextOwn' : 'campaign.form.rulesText')}</p>
      <div className={styles.fields}>
        <NativeSelect
          label={t('campaign.form.minimum')}
          description={t('campaign.form.minimumText')}
          data={[3, 4, 5, 6, 7, 8, 9, 10].map((value) => ({
            value: String(value),
            label: t('campaign.form.minimumOption', { value }),
          }))}
          value={String(form.minimumGroupSize)}
          onChange={(event) => onChange({ ...form, minimumGroupSize: Number(event.currentTarget.value) })}
        />
        {!alone && (
          <>
            <Choice
              name="seniorLeaders"
              options={['anonymous', 'identified']}
              value={form.seniorLeaders}
              onChange={(seniorLeaders) => onChange({ ...form, seniorLeaders })}
            />
            <Choice
              name="reportReaders"
              options={['leader', 'leader-and-hr']}
              value={form.reportReaders}
              onChange={(reportReaders) => onChange({ ...form, reportReaders })}
            />
            <Choice
              name="releaseMode"
              options={['automatic', 'by-hr']}
              value={form.releaseMode}
              onChange={(releaseMode) => onChange({ ...form, releaseMode })}
            />
            <Checkbox
              label={t('campaign.form.furtherRound')}
              description={t('campaign.form.furtherRoundText')}
              checked={form.furtherRound}
              onChange={(event) => onChange({ ...form, furtherRound: event.currentTarget.checked })}
            />
            <TextInput
              type="email"
              label={t('campaign.form.auditor')}
              description={t('campaign.form.auditorText')}
              maxLength={254}
              ref={auditor}
              value={form.auditorAddress}
              error={problems.auditor ? t(problems.auditor) : refusalOf('auditorAddress')}
              onChange={(event) => onChange({ ...form, auditorAddress: event.currentTarget.value })}
            />
          </>
        )}
      </div>
    </fieldset>
  );
}

type ChoiceProps<Value extends string> = {
  name: string;
  options: readonly Value[];
  value: Value;
  onChange: (value: Value) => void;
};

function Choice<Value extends string>({ name, options, value, onChange }: ChoiceProps<Value>): JSX.Element {
  const { t } = useTranslation();
  const key = (option: string): string => `campaign.form.${name}.${option}`;
  return (
    <Radio.Group
      label={t(`campaign.form.${name}.label`)}
      value={value}
      onChange={(chosen) => {
        const option = options.find((each) => each === chosen);
        if (option !== undefined) onChange(option);
      }}
    >
      <Stack gap="xs" mt={8}>
        {options.map((option) => (
          <Radio key={option} value={option} label={t(key(option))} description={t(`${key(option)}-text`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
