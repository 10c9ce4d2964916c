import type { Campaign } from '@heartset/model/api/campaigns';
import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddPeopleDialog } from './add-people-dialog.tsx';
import { AskAgainDialog } from './ask-again-dialog.tsx';
import { DeadlineDialog } from './deadline-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { LeadersDialog } from './leaders-dialog.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { type PlainTransition, TransitionDialog } from './transition-dialog.tsx';

const forms = ['open', 'edit', 'leaders', 'move-deadline', 'add-people', 'ask-again'] as const;
type Opened = PlainTransition | (typeof forms)[number] | null;

/** What may be done now. Each step says first what will happen; closing early is never the one to press, since time brings answers. */
export function CampaignActions({ campaign }: { campaign: Campaign }): JSX.Element {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Opened>(null);
  const may = (action: Campaign['actions'][number]) => campaign.actions.includes(action);
  const close = () => setOpened(null);
  const button = (what: Exclude<Opened, null>, variant: 'default' | 'filled') => (
    <Button variant={variant} color={what === 'cancel' ? 'clay' : 'teal'} onClick={() => setOpened(what)}>
      {t(`campaign.action.${what === 'cancel' && campaign.kind === 'leader' ? 'cancelOwn' : what}`)}
    </Button>
  );
  const transition = isTransition(opened) ? opened : null;
  return (
    <>
      {may('edit') && button('edit', 'default')}
      {may('edit') && campaign.kind === 'organization' && button('leaders', 'default')}
      {may('move-deadline') && button('move-deadline', 'default')}
      {may('add-people') && button('add-people', 'default')}
      {may('open') && button('open', 'filled')}
      {may('close') && button('close', 'default')}
      {may('end-grace') && button('end-grace', 'filled')}
      {may('release') && button('release', 'filled')}
      {may('ask-again') && button('ask-again', 'default')}
      {may('cancel') && button('cancel', 'default')}
      <TransitionDialog campaign={campaign} transition={transition} onClose={close} />
      {opened === 'open' && <OpenDialog campaign={campaign} onClose={close} />}
      {opened === 'move-deadline' && <DeadlineDialog campaign={campaign} onClose={close} />}
      {opened === 'add-people' && <AddPeopleDialog campaign={campaign} onClose={close} />}
      {opened === 'ask-again' && <AskAgainDialog campaign={campaign} onClose={close} />}
      {opened === 'edit' && <EditDialog campaign={campaign} onClose={close} />}
      {opened === 'leaders' && <LeadersDialog campaign={campaign} onClose={close} />}
    </>
  );
}

/** A step that needs nothing but a yes; the others have a dialog of their own. */
function isTransition(opened: Opened): opened is PlainTransition {
  return opened !== null && !forms.some((form) => form === opened);
}
