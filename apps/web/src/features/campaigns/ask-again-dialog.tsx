import { MINIMUM_LEADERS } from '@heartset/model';
import type { Campaign } from '@heartset/model/api/campaigns';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { deadlineInputs, deadlineInstant, workingDaysFrom } from '../../lib/local-deadline.ts';
import { askAgain } from './ask-again.ts';
import styles from './campaigns.module.css';
import { DeadlineInputs } from './deadline-inputs.tsx';

/** Seven working days, unless another date is chosen: people know the questions already. */
const usualWorkingDays = 7;

/** Says what asking once more does and what it costs, and does it. */
export function AskAgainDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [inputs, setInputs] = useState(() => deadlineInputs(workingDaysFrom(new Date(), usualWorkingDays)));
  const instant = deadlineInstant(inputs);
  const ahead = instant !== null && new Date(instant) > new Date();
  const asking = useMutation({
    mutationFn: (deadlineAt: string) => askAgain(campaign.id, deadlineAt),
    onSuccess: onClose,
    onSettled: () =>
      Promise.all(['campaigns', 'reports'].map((queryKey) => queries.invalidateQueries({ queryKey: [queryKey] }))),
  });
  const figures = campaign.leaders.length < MINIMUM_LEADERS ? [] : ['figures'];
  const sentences = ['mails', 'once', 'stays', ...figures, 'cost', 'forever'];
  return (
    <ConfirmDialog
      opened
      title={t('campaign.dialog.ask-again.title', { name: campaign.name })}
      confirm={t('campaign.dialog.ask-again.confirm')}
      busy={asking.isPending}
      error={asking.error}
      disabled={!ahead}
      onConfirm={() => instant && asking.mutate(instant)}
      onClose={onClose}
    >
      <ul className={styles.facts}>
        {sentences.map((sentence) => (
          <li key={sentence}>{t(`campaign.dialog.ask-again.${sentence}`)}</li>
        ))}
      </ul>
      <DeadlineInputs
        inputs={inputs}
        error={ahead ? undefined : t('campaign.form.deadlinePast')}
        onChange={setInputs}
      />
    </ConfirmDialog>
  );
}
