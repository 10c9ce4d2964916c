import type { Campaign } from '@heartset/model/api/campaigns';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import styles from './campaigns.module.css';
import { type Transition, transitionCampaign } from './transition-campaign.ts';

/** A step that needs nothing but a yes. Opening has a dialog of its own, which asks first what it would be refused for. */
export type PlainTransition = Exclude<Transition, 'open'>;

type TransitionDialogProps = { campaign: Campaign; transition: PlainTransition | null; onClose: () => void };

/** Says what closing, ending the grace, releasing or cancelling does, and does it. */
export function TransitionDialog({ campaign, transition, onClose }: TransitionDialogProps): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const going = useMutation({
    mutationFn: (step: PlainTransition) => transitionCampaign(campaign.id, step),
    onSuccess: onClose,
    // Somebody else may have been faster: either way the page should show where the campaign stands.
    onSettled: () =>
      Promise.all(['campaigns', 'reports'].map((queryKey) => queries.invalidateQueries({ queryKey: [queryKey] }))),
  });
  const step = transition ?? 'close';
  const consequences = useConsequences(campaign, step);
  // What is out is not released once more.
  const again = step === 'release' && campaign.round > 1 ? 'Again' : '';
  const close = () => {
    going.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={transition !== null}
      title={t(`campaign.dialog.${step}.title${again}`, { name: campaign.name })}
      confirm={t(`campaign.dialog.${step}.confirm${step === 'cancel' && campaign.kind === 'leader' ? 'Own' : again}`)}
      grave={step === 'cancel'}
      busy={going.isPending}
      error={going.error}
      onConfirm={() => going.mutate(step)}
      onClose={close}
    >
      <ul className={styles.facts}>
        {consequences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}

/** What the step means for this campaign, sentence by sentence. */
function useConsequences(campaign: Campaign, step: PlainTransition): string[] {
  const { t } = useTranslation();
  const sentence = (key: string) => t(`campaign.dialog.${step}.${key}`);
  switch (step) {
    case 'close':
      // Said whatever has come in: a sentence for few answers alone would tell how many there are.
      return [
        sentence('stops'),
        sentence('grace'),
        campaign.round > 1
          ? sentence('sparseAgain')
          : t('campaign.dialog.close.sparse', { count: campaign.minimumGroupSize }),
        sentence('better'),
        sentence('after'),
        sentence('forever'),
      ];
    case 'end-grace':
      return [sentence('now'), sentence('forever')];
    case 'release':
      return campaign.round > 1
        ? [sentence('readersAgain'), sentence('foreverAgain')]
        : [sentence('readers'), sentence('forever')];
    case 'cancel':
      if (campaign.state === 'draft') return [sentence('draft')];
      return [sentence('ends'), sentence('told'), sentence('unseen')];
  }
}
