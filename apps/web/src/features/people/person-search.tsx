import type { PersonSummary } from '@heartset/model/api/people';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../components/loading.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useRefusedInputs } from '../../components/use-refused-inputs.ts';
import { peopleSearchQuery } from './list-people.ts';
import styles from './people.module.css';

type PersonSearchProps = {
  label: string;
  description?: string;
  /** What can be done with somebody who was found. */
  action: (person: PersonSummary) => ReactNode;
  /** Said about all who match, e.g. "choose all of these". */
  foot?: (people: PersonSummary[]) => ReactNode;
  limit?: number;
  /** Show the first people before anything is typed. */
  eager?: boolean;
};

/** Finds people by how a name, an address, a title or a department begins. */
export function PersonSearch(props: PersonSearchProps): JSX.Element {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const asked = search !== '' || props.eager === true;
  const found = useQuery({ ...peopleSearchQuery(search, props.limit ?? 20), enabled: asked });
  const people = found.data?.people ?? [];
  const { form, problemOf } = useRefusedInputs<HTMLDivElement>(found.error);
  return (
    <div ref={form} className={styles.picker}>
      <TextInput
        type="search"
        label={props.label}
        description={props.description}
        placeholder={t('people.searchHint')}
        value={typed}
        maxLength={100}
        error={problemOf('search')}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Searching inside a form must not send it.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      {asked && found.isPending && <Loading blocks={1} />}
      <ProblemNotice error={found.error} />
      {asked && found.isSuccess && people.length === 0 && (
        <p className={styles.note} role="status">
          {t('people.noneTitle', { search })}
        </p>
      )}
      {asked && people.length > 0 && (
        <>
          {props.foot?.(people)}
          <ul className={styles.results} aria-label={t('people.found')}>
            {people.map((person) => (
              <li key={person.id} className={styles.result}>
                <span>
                  <b className={styles.name}>{person.name}</b>
                  <span className={styles.detail}>
                    {[person.title, person.department].filter(Boolean).join(' · ') || person.email}
                  </span>
                </span>
                {props.action(person)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
