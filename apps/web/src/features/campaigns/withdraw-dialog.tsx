import type { InvitationDelivery } from '@heartset/model/api/campaigns';
import { Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Notice } from '../../components/notice.tsx';
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
    return (
      <Modal
        opened
        onClose={onClose}
        title={t('campaign.dialog.withdraw.done', { name: invitation.name })}
        closeButtonProps={{ 'aria-label': t('common.close') }}
        // Its <header> would count as a second banner of the page.
        attributes={{ header: { role: 'presentation' } }}
      >
        {warnings.map((warning) => (
          <Notice key={warning}>{warning}</Notice>
        ))}
      </Modal>
    );
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
