import { type AskOthersPrompt, suggestedPrompts } from '@heartset/model';
import { promptsMaximum } from '@heartset/model/api/answers';
import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../components/chip.tsx';
import { QueryStates } from '../../components/query-states.tsx';
import { instrumentQuery, standardInstrumentId } from '../instrument/get-instrument.ts';
import styles from './campaigns.module.css';

type PromptChoiceProps = { chosen: readonly string[] | null; onChange: (promptIds: string[]) => void };

/** The open questions: six at most; those that may give their writer away are marked, and off unless switched on. */
export function PromptChoice(props: PromptChoiceProps): JSX.Element {
  const { t } = useTranslation();
  const instrument = useQuery(instrumentQuery(standardInstrumentId, null));
  const chosen = props.chosen ?? suggestedPrompts(instrument.data?.askOthers ?? []);
  const full = chosen.length >= promptsMaximum;
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{t('campaign.form.prompts')}</legend>
      <p className={styles.legendText}>{t('campaign.form.promptsText', { maximum: promptsMaximum })}</p>
      <p className={styles.legendText} role="status">
        {t('campaign.form.promptsChosen', { count: chosen.length, maximum: promptsMaximum })}
      </p>
      <QueryStates query={instrument}>
        {({ applications, askOthers }) => (
          <div className={styles.prompts}>
            {applications.map((application) => (
              <div key={application.id} className={styles.prompts}>
                <p className={styles.promptGroup}>
                  {application.name}, {application.idea}
                </p>
                {askOthers
                  .filter((prompt) => prompt.application === application.id)
                  .map((prompt) => (
                    <PromptBox
                      key={prompt.id}
                      prompt={prompt}
                      checked={chosen.includes(prompt.id)}
                      disabled={full && !chosen.includes(prompt.id)}
                      onChange={(on) =>
                        props.onChange(on ? [...chosen, prompt.id] : chosen.filter((each) => each !== prompt.id))
                      }
                    />
                  ))}
              </div>
            ))}
          </div>
        )}
      </QueryStates>
    </fieldset>
  );
}

type PromptBoxProps = {
  prompt: AskOthersPrompt;
  checked: boolean;
  disabled: boolean;
  onChange: (checked: boolean) => void;
};

function PromptBox({ prompt, checked, disabled, onChange }: PromptBoxProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <Checkbox
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
      label={
        <>
          {prompt.prompt} {prompt.mayIdentify && <Chip tone="clay">{t('campaign.form.mayIdentify')}</Chip>}
        </>
      }
    />
  );
}
