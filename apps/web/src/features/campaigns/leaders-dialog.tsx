import type { Campaign } from '@heartset/model/api/campaigns';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { campaignQuery } from './get-campaign.ts';
import { LeaderChoice } from './leader-choice.tsx';
import { setLeaders } from './set-leaders.ts';

/** Whom a draft is about, to change. Raters are proposed for whoever is new. */
export function LeadersDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState(() => campaign.leaders.map(({ leaderId, name }) => ({ id: leaderId, name })));
  const saving = useMutation({
    mutationFn: () =>
      setLeaders(
        campaign.id,
        chosen.map((leader) => leader.id),
      ),
    onSuccess: (saved) => {
      queries.setQueryData(campaignQuery(campaign.id).queryKey, saved);
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  return (
    <ConfirmDialog
      opened
      title={t('campaign.dialog.leaders.title')}
      confirm={t('common.save')}
      busy={saving.isPending}
      error={saving.error}
      onConfirm={() => saving.mutate()}
      onClose={onClose}
    >
      <LeaderChoice chosen={chosen} onChange={setChosen} />
    </ConfirmDialog>
  );
}
