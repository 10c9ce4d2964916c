import type { Campaign } from '@heartset/model/api/campaigns';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { formatMoment } from '../../lib/format-date.ts';
import { deadlineInputs, deadlineInstant, workingDaysFrom } from '../../lib/local-deadline.ts';
import styles from './campaigns.module.css';
import { DeadlineInputs } from './deadline-inputs.tsx';
import { moveDeadline } from './move-deadline.ts';

/** Gives people more time: three working days more, unless another date is chosen. Only later. */
export function DeadlineDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }): JSX.Element {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [inputs, setInputs] = useState(() => deadlineInputs(workingDaysFrom(new Date(campaign.deadlineAt), 3)));
  const instant = deadlineInstant(inputs);
  const later = instant !== null && instant > campaign.deadlineAt;
  const moving = useMutation({
    mutationFn: (deadlineAt: string) => moveDeadline(campaign.id, deadlineAt),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  return (
    <ConfirmDialog
      opened
      title={t('campaign.dialog.deadline.title')}
      confirm={t('campaign.dialog.deadline.confirm')}
      busy={moving.isPending}
      error={moving.error}
      disabled={!later}
      onConfirm={() => instant && moving.mutate(instant)}
      onClose={onClose}
    >
      <p className={styles.dialogText}>
        {t('campaign.dialog.deadline.text', { deadline: formatMoment(campaign.deadlineAt, i18n.language) })}
      </p>
      <DeadlineInputs
        inputs={inputs}
        error={later ? undefined : t('campaign.dialog.deadline.later')}
        onChange={setInputs}
      />
    </ConfirmDialog>
  );
}
