import type { CampaignSummary } from '@heartset/model/api/campaigns';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../components/chip.tsx';

/** Where a campaign stands, in a word or two. */
export function StateChip({ state }: { state: CampaignSummary['state'] }): JSX.Element {
  const { t } = useTranslation();
  const tone = state === 'collecting' || state === 'released' ? 'teal' : state === 'closed' ? 'clay' : 'plain';
  return <Chip tone={tone}>{t(`campaign.state.${state}`)}</Chip>;
}
