import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { EmailAddress } from '../../components/email-address.tsx';
import { Page, Section } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { QueryStates } from '../../components/query-states.tsx';
import { endSession } from './end-session.ts';
import { meQuery } from './get-me.ts';
import styles from './session.module.css';
import { becomeReader } from './use-signed-in.ts';

/** Who am I here, and how do I leave. */
export function AccountPage(): JSX.Element {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const leaving = useMutation({
    mutationFn: endSession,
    onSuccess: async () => {
      becomeReader(queries, null);
      await navigate({ to: '/' });
    },
  });
  return (
    <Page title={t('account.title')} narrow>
      <QueryStates query={me}>
        {(person) =>
          person && (
            <Card>
              <dl className={styles.facts}>
                <dt>{t('account.name')}</dt>
                <dd>{person.name}</dd>
                <dt>{t('account.email')}</dt>
                <dd>
                  <EmailAddress address={person.email} />
                </dd>
                <dt>{t('account.organization')}</dt>
                <dd>{person.organization.name}</dd>
                <dt>{t('account.roles')}</dt>
                <dd>{person.roles.map((role) => t(`roles.${role}`)).join(', ')}</dd>
              </dl>
            </Card>
          )
        }
      </QueryStates>
      <Section title={t('account.leave')} sub={t('account.leaveText')}>
        <Group gap="sm">
          <Button variant="default" loading={leaving.isPending} onClick={() => leaving.mutate('here')}>
            {t('account.signOut')}
          </Button>
          <Button variant="subtle" onClick={() => setAsking(true)}>
            {t('account.signOutEverywhere')}
          </Button>
        </Group>
        {!asking && <ProblemNotice error={leaving.error} />}
      </Section>
      <ConfirmDialog
        opened={asking}
        title={t('account.everywhereTitle')}
        confirm={t('account.signOutEverywhere')}
        busy={leaving.isPending}
        error={leaving.error}
        onConfirm={() => leaving.mutate('everywhere')}
        onClose={() => setAsking(false)}
      >
        {t('account.everywhereText')}
      </ConfirmDialog>
    </Page>
  );
}
