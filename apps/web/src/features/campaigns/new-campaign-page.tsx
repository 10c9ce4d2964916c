import { Link, useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { type ChosenLeader, LeaderChoice } from './leader-choice.tsx';
import { NewCampaignForm } from './new-campaign-form.tsx';

/** HR sets up a campaign. */
export function NewCampaignPage(): JSX.Element {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [leaders, setLeaders] = useState<ChosenLeader[]>([]);
  return (
    <Page
      title={t('campaign.newTitle')}
      lede={t('campaign.newLede')}
      back={<Link to="/campaigns">{t('campaign.back')}</Link>}
    >
      <NewCampaignForm
        about={{ kind: 'organization', leaderIds: leaders.map((leader) => leader.id) }}
        submit={t('campaign.form.createDraft')}
        onCreated={({ id }) => navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } })}
      >
        <LeaderChoice chosen={leaders} onChange={setLeaders} />
      </NewCampaignForm>
    </Page>
  );
}
