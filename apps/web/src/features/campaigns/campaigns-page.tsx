import type { CampaignSummary } from '@heartset/model/api/campaigns';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/button-link.tsx';
import { EmptyState } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { QueryStates } from '../../components/query-states.tsx';
import { formatDay } from '../../lib/format-date.ts';
import styles from './campaigns.module.css';
import { campaignsQuery } from './list-campaigns.ts';
import { StateChip } from './state-chip.tsx';

/** HR's home: every campaign, those under way first. */
export function CampaignsPage(): JSX.Element {
  const { t } = useTranslation();
  const campaigns = useQuery(campaignsQuery);
  const start = <ButtonLink to="/campaigns/new">{t('campaigns.new')}</ButtonLink>;
  return (
    <Page title={t('campaigns.title')} lede={t('campaigns.lede')} actions={start}>
      <QueryStates query={campaigns}>
        {({ campaigns: list }) =>
          list.length === 0 ? (
            <EmptyState
              title={t('campaigns.emptyTitle')}
              text={t('campaigns.emptyText')}
              actions={
                <>
                  {start}
                  <ButtonLink to="/people/import" variant="default">
                    {t('people.import')}
                  </ButtonLink>
                </>
              }
            />
          ) : (
            <ul className={styles.list}>
              {inReadingOrder(list).map((campaign) => (
                <li key={campaign.id}>
                  <CampaignLine campaign={campaign} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryStates>
    </Page>
  );
}

const readingOrder: CampaignSummary['state'][] = ['collecting', 'closing', 'closed', 'draft', 'released', 'cancelled'];

function inReadingOrder(list: readonly CampaignSummary[]): CampaignSummary[] {
  return [...list].sort(
    (a, b) => readingOrder.indexOf(a.state) - readingOrder.indexOf(b.state) || b.deadlineAt.localeCompare(a.deadlineAt),
  );
}

function CampaignLine({ campaign }: { campaign: CampaignSummary }): JSX.Element {
  const { t, i18n } = useTranslation();
  const facts = [
    t('campaign.leaders', { count: campaign.leaders }),
    campaign.invitations > 0 ? t('campaign.invitations', { count: campaign.invitations }) : null,
    campaign.kind === 'leader' ? t('campaigns.byLeader', { name: campaign.createdByName }) : null,
  ];
  return (
    <Link to="/campaigns/$campaignId" params={{ campaignId: campaign.id }} className={styles.line}>
      <span className={styles.lineName}>{campaign.name}</span>
      <StateChip state={campaign.state} />
      <span className={styles.lineText}>
        {t(campaign.round > 1 ? `campaigns.whenAgain.${campaign.state}` : `campaigns.when.${campaign.state}`, {
          day: formatDay(campaign.deadlineAt, i18n.language),
        })}
        {' · '}
        {facts.filter(Boolean).join(' · ')}
      </span>
    </Link>
  );
}
