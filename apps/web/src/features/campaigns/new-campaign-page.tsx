import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { CampaignFields } from './campaign-fields.tsx';
import { type FormProblems, newForm, readForm } from './campaign-form.ts';
import styles from './campaigns.module.css';
import { createCampaign } from './create-campaign.ts';
import { FormFoot } from './form-foot.tsx';
import { campaignQuery } from './get-campaign.ts';
import { type ChosenLeader, LeaderChoice } from './leader-choice.tsx';

/** HR sets up a campaign. It becomes a draft: nobody is written to until it is opened. */
export function NewCampaignPage(): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [form, setForm] = useState(() => newForm(new Date()));
  const [leaders, setLeaders] = useState<ChosenLeader[]>([]);
  const [problems, setProblems] = useState<FormProblems>({});
  const creating = useMutation({
    mutationFn: createCampaign,
    onSuccess: async (campaign) => {
      queries.setQueryData(campaignQuery(campaign.id).queryKey, campaign);
      void queries.invalidateQueries({ queryKey: ['campaigns', 'list'] });
      await navigate({ to: '/campaigns/$campaignId', params: { campaignId: campaign.id } });
    },
  });
  const create = () => {
    const read = readForm(form, new Date());
    setProblems('problems' in read ? read.problems : {});
    if ('problems' in read) return;
    creating.mutate({ ...read.settings, kind: 'organization', leaderIds: leaders.map((leader) => leader.id) });
  };
  return (
    <Page
      title={t('campaign.newTitle')}
      lede={t('campaign.newLede')}
      back={<Link to="/campaigns">{t('campaign.back')}</Link>}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <CampaignFields form={form} problems={problems} onChange={setForm}>
          <LeaderChoice chosen={leaders} onChange={setLeaders} />
        </CampaignFields>
        <FormFoot problems={problems} error={creating.error}>
          <Button type="submit" size="md" loading={creating.isPending}>
            {t('campaign.form.createDraft')}
          </Button>
        </FormFoot>
      </form>
    </Page>
  );
}
