import type { Campaign, InvitationDelivery } from '@heartset/model/api/campaigns';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../components/chip.tsx';
import { EmailAddress } from '../../components/email-address.tsx';
import { Section } from '../../components/page.tsx';
import { QueryStates } from '../../components/query-states.tsx';
import { type Column, Records } from '../../components/records.tsx';
import { AddressDialog } from './address-dialog.tsx';
import styles from './campaigns.module.css';
import { invitationsQuery } from './list-invitations.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

type Opened = { what: 'withdraw' | 'address'; invitation: InvitationDelivery };

/** Whose invitation arrived and whose did not: for HR. Whom the campaign is about is told how many, and never who. */
export function InvitationList({ campaign }: { campaign: Campaign }): JSX.Element | null {
  const { t } = useTranslation();
  const { failed } = campaign.delivery;
  if (campaign.actions.includes('see-invitations')) return <NamedInvitations campaign={campaign} />;
  if (failed === 0 || campaign.state === 'cancelled') return null;
  return <Section title={t('campaign.failedTitle', { count: failed })} sub={t('campaign.failedTextAskHr')} />;
}

/** Mail that came back first, the rest when asked for. */
function NamedInvitations({ campaign }: { campaign: Campaign }): JSX.Element {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { queued } = campaign.delivery;
  // Of a campaign that was cancelled no address is corrected any more, and what had not left stays here.
  const cancelled = campaign.state === 'cancelled';
  const failed = cancelled ? 0 : campaign.delivery.failed;
  const asked = all || failed > 0;
  const invitations = useQuery({ ...invitationsQuery(campaign.id), enabled: asked });
  const corrects = campaign.actions.includes('correct-address');
  const sent = cancelled ? 'cancelledText' : 'invitationsText';
  const text = failed === 0 ? sent : corrects ? 'failedText' : 'failedTextOver';
  const close = () => setOpened(null);
  const out = queued > 0 ? 'invitationsTitle' : 'acceptedTitle';
  const title =
    failed > 0 ? t('campaign.failedTitle', { count: failed }) : t(`campaign.${cancelled ? 'cancelledTitle' : out}`);
  const columns = useColumns(campaign, setOpened);
  return (
    <Section title={title} sub={t(`campaign.${text}`)}>
      {asked && (
        <QueryStates query={invitations}>
          {({ invitations: list }) => (
            <Records
              caption={t('campaign.mailTile')}
              entries={list.filter((entry) => all || (entry.delivery === 'failed' && !entry.removed))}
              keyOf={(entry) => entry.invitationId}
              columns={columns}
            />
          )}
        </QueryStates>
      )}
      {!all && (
        <Button variant="default" mt={8} onClick={() => setAll(true)}>
          {t('campaign.showInvitations')}
        </Button>
      )}
      {opened?.what === 'withdraw' && (
        <WithdrawDialog campaignId={campaign.id} invitation={opened.invitation} onClose={close} />
      )}
      {opened?.what === 'address' && (
        <AddressDialog campaignId={campaign.id} invitation={opened.invitation} onClose={close} />
      )}
    </Section>
  );
}

function useColumns(campaign: Campaign, open: (what: Opened) => void): Column<InvitationDelivery>[] {
  const { t } = useTranslation();
  const columns: Column<InvitationDelivery>[] = [
    {
      heading: t('people.name'),
      width: '20%',
      cell: (entry) => <b className={styles.leaderName}>{entry.name}</b>,
    },
    { heading: t('people.email'), width: '28%', cell: (entry) => <EmailAddress address={entry.email} /> },
    {
      heading: t('campaign.mailTile'),
      cell: (entry) => <Delivery entry={entry} />,
    },
  ];
  // In a further round nobody is taken out any more, but a mail may come back.
  const corrects = campaign.actions.includes('correct-address');
  const withdraws = campaign.actions.includes('withdraw-invitation');
  if (!corrects && !withdraws) return columns;
  const button = (what: Opened['what'], invitation: InvitationDelivery) => (
    <Button
      variant="subtle"
      aria-label={t(`campaign.invitationAction.${what}Of`, { name: invitation.name })}
      onClick={() => open({ what, invitation })}
    >
      {t(`campaign.invitationAction.${what}`)}
    </Button>
  );
  return [
    ...columns,
    {
      heading: t('campaign.next'),
      width: '26%',
      cell: (entry) =>
        entry.removed ? null : (
          <span className={styles.rowActions}>
            {entry.delivery === 'failed' && corrects && button('address', entry)}
            {withdraws && button('withdraw', entry)}
          </span>
        ),
    },
  ];
}

function Delivery({ entry }: { entry: InvitationDelivery }): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <Chip tone={entry.delivery === 'failed' && !entry.removed ? 'clay' : 'plain'}>
        {t(entry.removed ? 'campaign.mail.removed' : `campaign.mail.${entry.delivery}`)}
      </Chip>
      {entry.error && (
        <span className={styles.leaderDetail}>
          {t([`campaign.mailError.${entry.error}`, 'campaign.mailError.not-sent'])}
        </span>
      )}
    </>
  );
}
