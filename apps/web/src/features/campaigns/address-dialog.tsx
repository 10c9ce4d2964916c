import type { InvitationDelivery } from '@heartset/model/api/campaigns';
import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useRefusedInputs } from '../../components/use-refused-inputs.ts';
import styles from './campaigns.module.css';
import { correctAddress } from './correct-address.ts';

type AddressDialogProps = { campaignId: string; invitation: InvitationDelivery; onClose: () => void };

/** Another address for somebody whose mail came back, or the same once more. */
export function AddressDialog({ campaignId, invitation, onClose }: AddressDialogProps): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [email, setEmail] = useState(invitation.email);
  const same = email.trim().toLowerCase() === invitation.email.toLowerCase();
  const sending = useMutation({
    mutationFn: correctAddress,
    onSuccess: onClose,
    onSettled: () =>
      Promise.all(
        [['campaigns', 'one', campaignId], ['people']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      ),
  });
  const { form, problemOf } = useRefusedInputs<HTMLFormElement>(sending.error);
  const send = () => sending.mutate({ campaignId, invitationId: invitation.invitationId, email: email.trim() });
  return (
    <ConfirmDialog
      opened
      title={t('campaign.dialog.address.title', { name: invitation.name })}
      confirm={t(same ? 'campaign.dialog.address.again' : 'campaign.dialog.address.confirm')}
      busy={sending.isPending}
      error={sending.error}
      disabled={email.trim() === ''}
      onConfirm={send}
      onClose={onClose}
    >
      <form
        ref={form}
        className={styles.fields}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          send();
        }}
      >
        <TextInput
          type="email"
          data-autofocus
          label={t('people.email')}
          maxLength={254}
          value={email}
          error={problemOf('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </form>
      <ul className={styles.factsBelow}>
        <li>{t('campaign.dialog.address.link')}</li>
        {same ? (
          <li>{t('campaign.dialog.address.sameText')}</li>
        ) : (
          (['signIn', 'told', 'source'] as const).map((fact) => (
            <li key={fact}>{t(`campaign.dialog.address.${fact}`)}</li>
          ))
        )}
      </ul>
    </ConfirmDialog>
  );
}
