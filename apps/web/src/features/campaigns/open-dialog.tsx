import type { Campaign, OpeningCheck } from '@heartset/model/api/campaigns';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { QueryStates } from '../../components/query-states.tsx';
import { WarningsDialog } from '../../components/warnings-dialog.tsx';
import { formatMoment } from '../../lib/format-date.ts';
import styles from './campaigns.module.css';
import { fateOfSmallGroups, leadersByStanding } from './group-standing.ts';
import { openingCheckQuery } from './opening-check.ts';
import { transitionCampaign } from './transition-campaign.ts';

/** Says what opening does, why it is not possible yet, and what should be known before: all before anybody is written to. */
export function OpenDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const check = useQuery(openingCheckQuery(campaign.id));
  const known = check.data?.warnings ?? [];
  const news = (warnings: readonly string[]) => warnings.filter((warning) => !known.includes(warning));
  const opening = useMutation({
    mutationFn: () => transitionCampaign(campaign.id, 'open'),
    // What has come up since the dialog asked is read before it goes.
    onSuccess: ({ warnings }) => {
      if (news(warnings).length === 0) onClose();
    },
    // A request that was just opened stands among the leader's reports from now on, and no longer among the drafts.
    onSettled: () =>
      Promise.all(['campaigns', 'reports'].map((queryKey) => queries.invalidateQueries({ queryKey: [queryKey] }))),
  });
  const unread = news(opening.data?.warnings ?? []);
  if (unread.length > 0) {
    const title = t('campaign.dialog.opened', { name: campaign.name });
    return <WarningsDialog title={title} warnings={unread} onClose={onClose} />;
  }
  return (
    <ConfirmDialog
      opened
      title={t('campaign.dialog.open.title', { name: campaign.name })}
      confirm={t('campaign.dialog.open.confirm')}
      busy={opening.isPending}
      // Also while it is asked again: what is read here is what holds now.
      disabled={check.data === undefined || check.isFetching || check.data.refusals.length > 0}
      error={opening.error}
      onConfirm={() => opening.mutate()}
      onClose={onClose}
    >
      <QueryStates query={check}>{(found) => <Found campaign={campaign} found={found} />}</QueryStates>
    </ConfirmDialog>
  );
}

function Found({ campaign, found }: { campaign: Campaign; found: OpeningCheck }): JSX.Element {
  const { t } = useTranslation();
  const consequences = useConsequences(campaign);
  if (found.refusals.length > 0) {
    return (
      <Notice tone="attention" role="status" title={t('campaign.dialog.open.notYet')}>
        <Sentences sentences={found.refusals} />
      </Notice>
    );
  }
  return (
    <>
      {/* What asks for a decision comes first: on a phone the rest may be below the fold. */}
      {found.warnings.length > 0 && (
        <div className={styles.noteAbove}>
          <Notice
            tone="attention"
            role="status"
            title={t('campaign.dialog.open.alike', { count: found.warnings.length })}
          >
            <Sentences sentences={found.warnings} />
            <p className={styles.noteFoot}>
              {t('campaign.dialog.open.alikeInstead', { minimum: campaign.minimumGroupSize })}
            </p>
          </Notice>
        </div>
      )}
      <ul className={styles.facts}>
        {consequences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

function Sentences({ sentences }: { sentences: readonly string[] }): JSX.Element {
  return (
    <ul className={styles.sentences}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** What opening means for this campaign, sentence by sentence. */
function useConsequences(campaign: Campaign): string[] {
  const { t, i18n } = useTranslation();
  const need = leadersByStanding(campaign).need;
  const fate = fateOfSmallGroups(need, campaign.state);
  const own = campaign.kind === 'leader';
  const count = campaign.leaders.reduce((sum, leader) => sum + leader.raters, 0);
  const deadline = formatMoment(campaign.deadlineAt, i18n.language);
  const small = own
    ? t('campaign.dialog.open.smallOwn', { context: fate })
    : t('campaign.dialog.open.small', { count: need.length, context: fate });
  return [
    t(`campaign.dialog.open.${campaign.leaders.length > 1 ? 'mails' : 'mailsOneLeader'}`, { count }),
    t(`campaign.dialog.open.${own ? 'deadlineOwn' : 'deadline'}`, { deadline }),
    t(`campaign.dialog.open.${own ? 'fixedOwn' : 'fixed'}`),
    ...(need.length > 0 ? [small] : []),
  ];
}
