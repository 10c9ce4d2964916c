import type { Campaign } from '@heartset/model/api/campaigns';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../components/chip.tsx';
import { Section } from '../../components/page.tsx';
import { QueryStates } from '../../components/query-states.tsx';
import { Records } from '../../components/records.tsx';
import styles from './campaigns.module.css';
import { invitationsQuery } from './list-invitations.ts';

/** Whose invitation arrived and whose did not: mail that came back first, the rest when asked for. */
export function InvitationList({ campaign }: { campaign: Campaign }): JSX.Element {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { failed } = campaign.delivery;
  const asked = all || failed > 0;
  const invitations = useQuery({ ...invitationsQuery(campaign.id), enabled: asked });
  const title = failed > 0 ? t('campaign.failedTitle', { count: failed }) : t('campaign.invitationsTitle');
  return (
    <Section title={title} sub={t(failed > 0 ? 'campaign.failedText' : 'campaign.invitationsText')}>
      {asked && (
        <QueryStates query={invitations}>
          {({ invitations: list }) => (
            <Records
              caption={t('campaign.invitationsTitle')}
              entries={list.filter((entry) => all || entry.delivery === 'failed')}
              keyOf={(entry) => entry.invitationId}
              columns={[
                {
                  heading: t('people.name'),
                  width: '26%',
                  cell: (entry) => <b className={styles.leaderName}>{entry.name}</b>,
                },
                { heading: t('people.email'), cell: (entry) => entry.email },
                {
                  heading: t('campaign.mailTile'),
                  cell: (entry) => (
                    <>
                      <Chip tone={entry.delivery === 'failed' ? 'clay' : 'plain'}>
                        {t(entry.removed ? 'campaign.mail.removed' : `campaign.mail.${entry.delivery}`)}
                      </Chip>
                      {entry.error && (
                        <span className={styles.leaderDetail}>
                          {t([`campaign.mailError.${entry.error}`, 'campaign.mailError.not-sent'])}
                        </span>
                      )}
                    </>
                  ),
                },
              ]}
            />
          )}
        </QueryStates>
      )}
      {!all && (
        <Button variant="subtle" mt={8} onClick={() => setAll(true)}>
          {t('campaign.showInvitations')}
        </Button>
      )}
    </Section>
  );
}
