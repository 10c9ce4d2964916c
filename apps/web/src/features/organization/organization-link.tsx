import { isReadable, MINIMUM_LEADERS } from '@heartset/model';
import type { Campaign } from '@heartset/model/api/campaigns';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/button-link.tsx';
import { meQuery } from '../session/get-me.ts';
import styles from './organization.module.css';

const underWay: readonly Campaign['state'][] = ['collecting', 'closing', 'closed'];

/** From a campaign to its departments, levels and sites, for HR; before its release, when they will be there. */
export function OrganizationLink({ campaign }: { campaign: Campaign }): JSX.Element | null {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  if (campaign.kind !== 'organization' || !me?.roles.includes('hr')) return null;
  // Fewer leaders are never put together: there is nothing to promise.
  if (campaign.leaders.length < MINIMUM_LEADERS) return null;
  const readable = isReadable(campaign);
  if (!readable && underWay.includes(campaign.state)) return <p className={styles.later}>{t('organization.later')}</p>;
  if (!readable) return null;
  return (
    <div className={styles.link}>
      <p>{t('organization.ready')}</p>
      <ButtonLink to="/campaigns/$campaignId/organization" params={{ campaignId: campaign.id }} variant="default">
        {t('organization.open')}
      </ButtonLink>
    </div>
  );
}
