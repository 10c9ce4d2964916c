import type { Campaign } from '@heartset/model/api/campaigns';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useRefusedInputs } from '../../components/use-refused-inputs.ts';
import { CampaignFields } from './campaign-fields.tsx';
import { type CampaignSettings, type FormProblems, formOf, readForm } from './campaign-form.ts';
import styles from './campaigns.module.css';
import { campaignQuery } from './get-campaign.ts';
import { updateCampaign } from './update-campaign.ts';

/** A draft's settings, to change. */
export function EditDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form, setForm] = useState(() => formOf(campaign));
  const [problems, setProblems] = useState<FormProblems>({});
  const saving = useMutation({
    mutationFn: (settings: CampaignSettings) => updateCampaign(campaign.id, settings),
    onSuccess: (saved) => {
      queries.setQueryData(campaignQuery(campaign.id).queryKey, saved);
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  const { form: element, problemOf } = useRefusedInputs<HTMLDivElement>(saving.error);
  const save = () => {
    const read = readForm(form, new Date());
    setProblems('problems' in read ? read.problems : {});
    if ('settings' in read) saving.mutate(read.settings);
  };
  return (
    <ConfirmDialog
      opened
      title={t('campaign.dialog.edit.title')}
      confirm={t('common.save')}
      busy={saving.isPending}
      error={saving.error}
      onConfirm={save}
      onClose={onClose}
    >
      <div ref={element} className={styles.form}>
        <CampaignFields
          form={form}
          problems={problems}
          refusalOf={problemOf}
          alone={campaign.kind === 'leader'}
          onChange={setForm}
        />
      </div>
    </ConfirmDialog>
  );
}
