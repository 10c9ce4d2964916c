import type { PersonSummary } from '@heartset/model/api/people';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/button-link.tsx';
import { EmailAddress } from '../../components/email-address.tsx';
import { Loading } from '../../components/loading.tsx';
import { EmptyState } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { type Column, Records } from '../../components/records.tsx';
import { useRefusedInputs } from '../../components/use-refused-inputs.ts';
import { peopleQuery } from './list-people.ts';
import styles from './people.module.css';

/** Everybody in the directory, and whoever was added beside it. */
export function PeoplePage(): JSX.Element {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 250);
  const query = useInfiniteQuery(peopleQuery(search));
  const people = query.data?.pages.flatMap((page) => page.people) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const importButton = <ButtonLink to="/people/import">{t('people.import')}</ButtonLink>;
  const { problemOf } = useRefusedInputs(query.error);
  const empty = query.isSuccess && people.length === 0;
  return (
    <Page
      title={t('people.title')}
      lede={query.isSuccess && !(empty && search === '') ? t('people.count', { count: total }) : undefined}
      actions={importButton}
    >
      {!(empty && search === '') && (
        <TextInput
          className={styles.search}
          type="search"
          label={t('people.search')}
          value={typed}
          maxLength={100}
          error={problemOf('search')}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {query.isPending && <Loading />}
      <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      {empty && search === '' && (
        <EmptyState title={t('people.emptyTitle')} text={t('people.emptyText')} actions={importButton} />
      )}
      {empty && search !== '' && <EmptyState title={t('people.noneTitle', { search })} text={t('people.noneText')} />}
      {people.length > 0 && <PeopleTable people={people} />}
      {query.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('people.more', { shown: people.length, total })}
          </Button>
        </div>
      )}
    </Page>
  );
}

function PeopleTable({ people }: { people: PersonSummary[] }): JSX.Element {
  const { t } = useTranslation();
  const columns: Column<PersonSummary>[] = [
    {
      heading: t('people.name'),
      cell: (person) => (
        <>
          <b className={styles.name}>{person.name}</b>
          <span className={styles.detail}>{person.title ?? (person.inDirectory ? '' : t('people.outside'))}</span>
        </>
      ),
    },
    {
      heading: t('people.email'),
      width: '29%',
      cell: (person) => (
        <>
          <EmailAddress address={person.email} />
          {person.mailReturned && <span className={styles.detail}>{t('people.mailReturned')}</span>}
        </>
      ),
    },
    {
      heading: t('people.department'),
      width: '23%',
      cell: (person) => [person.department, person.site].filter(Boolean).join(', ') || null,
    },
    { heading: t('people.manager'), cell: (person) => person.managerName },
    {
      heading: t('people.reports'),
      width: '10%',
      cell: (person) => (person.directReports > 0 ? person.directReports : null),
    },
  ];
  return <Records caption={t('people.title')} columns={columns} entries={people} keyOf={(person) => person.id} />;
}
