import type { InvitationDelivery } from '@heartset/model/api/campaigns';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { WarningsDialog } from '../../components/warnings-dialog.tsx';
import styles from './campaigns.module.css';
import { withdrawInvitation } from './withdraw-invitation.ts';

type WithdrawDialogProps = { campaignId: string; invitation: InvitationDelivery; onClose: () => void };

/** Takes somebody out of those who are asked. Says the same whether or not they have answered. */
export function WithdrawDialog({ campaignId, invitation, onClose }: WithdrawDialogProps): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const taking = useMutation({
    mutationFn: withdrawInvitation,
    // What two campaigns of HR's could give away from now on is read before the dialog goes.
    onSuccess: ({ warnings }) => {
      if (warnings.length === 0) onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaigns', 'one', campaignId] }),
  });
  const warnings = taking.data?.warnings ?? [];
  if (warnings.length > 0) {
    const title = t('campaign.dialog.withdraw.done', { name: invitation.name });
    return <WarningsDialog title={title} warnings={warnings} onClose={onClose} />;
  }
  return (
    <ConfirmDialog
      opened
      title={t('campaign.dialog.withdraw.title', { name: invitation.name })}
      confirm={t('campaign.dialog.withdraw.confirm')}
      grave
      busy={taking.isPending}
      error={taking.error}
      onConfirm={() => taking.mutate({ campaignId, invitationId: invitation.invitationId })}
      onClose={onClose}
    >
      <ul className={styles.facts}>
        {(['stops', 'answer', 'enough', 'same', 'forever'] as const).map((fact) => (
          <li key={fact}>{t(`campaign.dialog.withdraw.${fact}`)}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
