import type { Campaign } from '@heartset/model/api/campaigns';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import { useState } from 'react';
import { useRefusedInputs } from '../../components/use-refused-inputs.ts';
import { CampaignFields } from './campaign-fields.tsx';
import { type FormProblems, newForm, readForm } from './campaign-form.ts';
import styles from './campaigns.module.css';
import { type CampaignToCreate, createCampaign } from './create-campaign.ts';
import { FormFoot } from './form-foot.tsx';
import { campaignQuery } from './get-campaign.ts';

type NewCampaignFormProps = {
  /** Whose campaign it becomes, and about whom. */
  about: Pick<CampaignToCreate, 'kind' | 'leaderIds'>;
  /** Stands between the name and the rules: whom it is about. */
  children?: ReactNode;
  /** Stands before the button: what else to know. */
  note?: ReactNode;
  submit: string;
  /** Where to go on, with the draft. */
  onCreated: (campaign: Campaign) => Promise<void>;
};

/** Sets up a campaign, HR's or a leader's own. It becomes a draft: nobody is written to until it is opened. */
export function NewCampaignForm({ about, children, note, submit, onCreated }: NewCampaignFormProps): JSX.Element {
  const queries = useQueryClient();
  const [form, setForm] = useState(() => newForm(new Date()));
  const [problems, setProblems] = useState<FormProblems>({});
  const creating = useMutation({
    mutationFn: createCampaign,
    onSuccess: async (campaign) => {
      queries.setQueryData(campaignQuery(campaign.id).queryKey, campaign);
      void queries.invalidateQueries({ queryKey: ['campaigns', 'list'] });
      await onCreated(campaign);
    },
  });
  const { form: element, problemOf } = useRefusedInputs<HTMLFormElement>(creating.error);
  const create = () => {
    const read = readForm(form, new Date());
    setProblems('problems' in read ? read.problems : {});
    if ('settings' in read) creating.mutate({ ...read.settings, ...about });
  };
  return (
    <form
      ref={element}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <CampaignFields
        form={form}
        problems={problems}
        refusalOf={problemOf}
        alone={about.kind === 'leader'}
        onChange={setForm}
      >
        {children}
      </CampaignFields>
      {note}
      <FormFoot problems={problems} error={creating.error}>
        <Button type="submit" size="md" loading={creating.isPending}>
          {submit}
        </Button>
      </FormFoot>
    </form>
  );
}
