import type { Report } from '@heartset/model/api/reports';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { PersonSearch } from '../people/person-search.tsx';
import { reportQuery } from './get-report.ts';
import styles from './report.module.css';
import { shareReport } from './share-report.ts';

/** Lets the leader choose who else may read the report. */
export function ShareButton({ report }: { report: Report }): JSX.Element {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {report.sharedWith.length === 0
          ? `${t('report.share.button')}…`
          : t('report.share.buttonShared', { count: report.sharedWith.length })}
      </Button>
      {opened && <ShareDialog report={report} onClose={() => setOpened(false)} />}
    </>
  );
}

function ShareDialog({ report, onClose }: { report: Report; onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [readers, setReaders] = useState(report.sharedWith);
  const of = { campaignId: report.campaign.id, leaderId: report.leader.id };
  const sharing = useMutation({
    mutationFn: () =>
      shareReport(
        of,
        readers.map((reader) => reader.personId),
      ),
    onSuccess: ({ sharedWith }) => {
      queries.setQueryData(reportQuery(of.campaignId, of.leaderId).queryKey, { ...report, sharedWith });
      onClose();
    },
  });
  const has = (id: string) => readers.some((reader) => reader.personId === id);
  return (
    <ConfirmDialog
      opened
      title={t('report.share.title')}
      confirm={t('common.save')}
      busy={sharing.isPending}
      error={sharing.error}
      onConfirm={() => sharing.mutate()}
      onClose={onClose}
    >
      <p className={styles.cardText}>{t('report.share.text')}</p>
      <ul className={styles.readers}>
        {readers.map((reader) => (
          <li key={reader.personId}>
            {reader.name}
            <Button
              variant="subtle"
              aria-label={t('report.share.removeOne', { name: reader.name })}
              onClick={() => setReaders(readers.filter((each) => each !== reader))}
            >
              {t('common.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <PersonSearch
        label={t('report.share.find')}
        action={(person) => (
          <Button
            variant="default"
            disabled={has(person.id) || person.id === report.leader.id || readers.length >= 10}
            aria-label={t(has(person.id) ? 'common.addedOne' : 'report.share.addOne', { name: person.name })}
            onClick={() => setReaders([...readers, { personId: person.id, name: person.name }])}
          >
            {t(has(person.id) ? 'common.added' : 'common.add')}
          </Button>
        )}
      />
    </ConfirmDialog>
  );
}
