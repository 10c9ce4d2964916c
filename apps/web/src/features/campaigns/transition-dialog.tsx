import type { Campaign } from '@heartset/model/api/campaigns';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { WarningsDialog } from '../../components/warnings-dialog.tsx';
import { formatMoment } from '../../lib/format-date.ts';
import styles from './campaigns.module.css';
import { fateOfSmallGroups, leadersByStanding } from './group-standing.ts';
import { type Transition, transitionCampaign } from './transition-campaign.ts';

type TransitionDialogProps = { campaign: Campaign; transition: Transition | null; onClose: () => void };

/** Says what opening, closing, ending the grace, releasing or cancelling does, and does it. */
export function TransitionDialog({ campaign, transition, onClose }: TransitionDialogProps): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const going = useMutation({
    mutationFn: (step: Transition) => transitionCampaign(campaign.id, step),
    // What two of HR's campaigns could give away from now on is read before the dialog goes.
    onSuccess: ({ warnings }) => {
      if (warnings.length === 0) onClose();
    },
    // Somebody else may have been faster: either way the page should show where the campaign stands.
    // A request that was just opened stands among the leader's reports from now on, and no longer among the drafts.
    onSettled: () =>
      Promise.all(['campaigns', 'reports'].map((queryKey) => queries.invalidateQueries({ queryKey: [queryKey] }))),
  });
  const step = transition ?? 'open';
  const consequences = useConsequences(campaign, step);
  const close = () => {
    going.reset();
    onClose();
  };
  const warnings = going.data?.warnings ?? [];
  if (transition !== null && warnings.length > 0) {
    const title = t('campaign.dialog.opened', { name: campaign.name });
    return <WarningsDialog title={title} warnings={warnings} onClose={close} />;
  }
  return (
    <ConfirmDialog
      opened={transition !== null}
      title={t(`campaign.dialog.${step}.title`, { name: campaign.name })}
      confirm={t(`campaign.dialog.${step}.confirm`)}
      grave={step === 'cancel'}
      busy={going.isPending}
      disabled={step === 'open' && leadersByStanding(campaign).never.length > 0}
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
function useConsequences(campaign: Campaign, step: Transition): string[] {
  const { t, i18n } = useTranslation();
  const standing = leadersByStanding(campaign);
  const [never, small] = [standing.never.length, standing.need.length];
  const fate = fateOfSmallGroups(standing.need, campaign.state);
  const raters = campaign.leaders.reduce((sum, leader) => sum + leader.raters, 0);
  const values = {
    raters,
    leaders: campaign.leaders.length,
    minimum: campaign.minimumGroupSize,
    deadline: formatMoment(campaign.deadlineAt, i18n.language),
  };
  const sentence = (key: string) => t(`campaign.dialog.${step}.${key}`, values);
  switch (step) {
    case 'open':
      if (never > 0) {
        return [campaign.kind === 'leader' ? sentence('neverOwn') : t('campaign.dialog.open.never', { count: never })];
      }
      return [
        t('campaign.dialog.open.mails', { ...values, count: raters }),
        sentence(campaign.kind === 'leader' ? 'deadlineOwn' : 'deadline'),
        sentence('fixed'),
        ...(small > 0
          ? [
              campaign.kind === 'leader'
                ? t('campaign.dialog.open.smallOwn', { context: fate })
                : t('campaign.dialog.open.small', { count: small, context: fate }),
            ]
          : []),
      ];
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
      return [sentence('readers'), sentence('forever')];
    case 'cancel':
      return [sentence('ends'), sentence('unseen')];
  }
}
