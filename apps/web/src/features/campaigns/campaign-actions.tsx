import type { Campaign } from '@heartset/model/api/campaigns';
import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeadlineDialog } from './deadline-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { LeadersDialog } from './leaders-dialog.tsx';
import type { Transition } from './transition-campaign.ts';
import { TransitionDialog } from './transition-dialog.tsx';

type Opened = Transition | 'edit' | 'leaders' | 'move-deadline' | null;

/** What may be done now. Each step says first what will happen. */
export function CampaignActions({ campaign }: { campaign: Campaign }): JSX.Element {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Opened>(null);
  const may = (action: Campaign['actions'][number]) => campaign.actions.includes(action);
  const close = () => setOpened(null);
  const button = (what: Exclude<Opened, null>, variant: 'default' | 'filled' | 'subtle') => (
    <Button variant={variant} onClick={() => setOpened(what)}>
      {t(`campaign.action.${what}`)}
    </Button>
  );
  const transition = opened !== 'edit' && opened !== 'leaders' && opened !== 'move-deadline' ? opened : null;
  return (
    <>
      {may('cancel') && button('cancel', 'subtle')}
      {may('edit') && button('edit', 'default')}
      {may('edit') && campaign.kind === 'organization' && button('leaders', 'default')}
      {may('move-deadline') && button('move-deadline', 'default')}
      {may('open') && button('open', 'filled')}
      {may('close') && button('close', 'filled')}
      {may('end-grace') && button('end-grace', 'filled')}
      {may('release') && button('release', 'filled')}
      <TransitionDialog campaign={campaign} transition={transition} onClose={close} />
      {opened === 'move-deadline' && <DeadlineDialog campaign={campaign} onClose={close} />}
      {opened === 'edit' && <EditDialog campaign={campaign} onClose={close} />}
      {opened === 'leaders' && <LeadersDialog campaign={campaign} onClose={close} />}
    </>
  );
}
