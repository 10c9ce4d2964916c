import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { CampaignFields } from '../campaigns/campaign-fields.tsx';
import { type FormProblems, newForm, readForm } from '../campaigns/campaign-form.ts';
import { createCampaign } from '../campaigns/create-campaign.ts';
import { FormFoot } from '../campaigns/form-foot.tsx';
import { campaignQuery } from '../campaigns/get-campaign.ts';
import { meQuery } from '../session/get-me.ts';
import styles from './feedback.module.css';

/** A leader asks for feedback alone. Raters are proposed next; nobody is written to until the leader opens it. */
export function NewFeedbackPage(): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const me = useQuery(meQuery).data;
  const [form, setForm] = useState(() => newForm(new Date()));
  const [problems, setProblems] = useState<FormProblems>({});
  const creating = useMutation({
    mutationFn: createCampaign,
    onSuccess: async (campaign) => {
      queries.setQueryData(campaignQuery(campaign.id).queryKey, campaign);
      void queries.invalidateQueries({ queryKey: ['campaigns', 'list'] });
      const leaderId = campaign.leaders[0]?.leaderId ?? me?.id;
      if (leaderId === undefined) return;
      await navigate({
        to: '/campaigns/$campaignId/leaders/$leaderId',
        params: { campaignId: campaign.id, leaderId },
      });
    },
  });
  const create = () => {
    const read = readForm(form, new Date());
    setProblems('problems' in read ? read.problems : {});
    if ('settings' in read) creating.mutate({ ...read.settings, kind: 'leader' });
  };
  return (
    <Page
      title={t('feedback.newTitle')}
      lede={t('feedback.newLede')}
      back={<Link to="/feedback">{t('feedback.back')}</Link>}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <CampaignFields form={form} problems={problems} alone onChange={setForm} />
        <Notice tone="quiet">{t('feedback.alone')}</Notice>
        <FormFoot problems={problems} error={creating.error}>
          <Button type="submit" size="md" loading={creating.isPending}>
            {t('feedback.chooseRaters')}
          </Button>
        </FormFoot>
      </form>
    </Page>
  );
}
