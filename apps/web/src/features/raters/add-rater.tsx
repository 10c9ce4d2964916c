import type { Group } from '@heartset/model';
import type { LeaderRaters } from '@heartset/model/api/campaigns';
import type { PersonSummary } from '@heartset/model/api/people';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent, JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useRefusedInputs } from '../../components/use-refused-inputs.ts';
import { addPerson } from '../people/add-person.ts';
import { PersonSearch } from '../people/person-search.tsx';
import { GroupSelect } from './group-select.tsx';
import styles from './raters.module.css';

type AddRaterProps = {
  raters: LeaderRaters;
  mayAddOutsiders: boolean;
  onAdd: (person: PersonSummary, group: Group) => void;
};

/** Adds somebody of the directory to a group; HR may also ask somebody from outside. */
export function AddRater({ raters, mayAddOutsiders, onAdd }: AddRaterProps): JSX.Element {
  const { t } = useTranslation();
  const [group, setGroup] = useState<Group>('peers');
  const asked = (id: string) => raters.raters.some((rater) => rater.personId === id);
  return (
    <div className={styles.adding}>
      <div className={styles.addPerson}>
        <GroupSelect group={group} onChoose={setGroup} />
        <PersonSearch
          label={t('raters.find')}
          action={(person) => (
            <Button
              variant="default"
              disabled={asked(person.id) || person.id === raters.leaderId}
              aria-label={t(asked(person.id) ? 'common.addedOne' : 'raters.addOne', { name: person.name })}
              onClick={() => onAdd(person, person.inDirectory ? group : 'others')}
            >
              {t(asked(person.id) ? 'common.added' : 'common.add')}
            </Button>
          )}
        />
      </div>
      {mayAddOutsiders && <Outsider onAdd={(person) => onAdd(person, 'others')} />}
    </div>
  );
}

const nobody = { givenName: '', familyName: '', email: '' };

function Outsider({ onAdd }: { onAdd: (person: PersonSummary) => void }): JSX.Element {
  const { t } = useTranslation();
  const [person, setPerson] = useState(nobody);
  const adding = useMutation({
    mutationFn: addPerson,
    onSuccess: (added) => {
      onAdd(added);
      setPerson(nobody);
    },
  });
  const { form, problemOf } = useRefusedInputs<HTMLFormElement>(adding.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate(person);
  };
  return (
    <form ref={form} className={styles.outsider} onSubmit={send}>
      <h3>{t('raters.outsiderTitle')}</h3>
      <p className={styles.panelText}>{t('raters.outsiderText')}</p>
      <TextInput
        label={t('raters.givenName')}
        required
        withAsterisk={false}
        maxLength={100}
        value={person.givenName}
        error={problemOf('givenName')}
        onChange={(event) => setPerson({ ...person, givenName: event.currentTarget.value })}
      />
      <TextInput
        label={t('raters.familyName')}
        maxLength={100}
        value={person.familyName}
        error={problemOf('familyName')}
        onChange={(event) => setPerson({ ...person, familyName: event.currentTarget.value })}
      />
      <TextInput
        type="email"
        label={t('people.email')}
        required
        withAsterisk={false}
        maxLength={254}
        value={person.email}
        error={problemOf('email')}
        onChange={(event) => setPerson({ ...person, email: event.currentTarget.value })}
      />
      <ProblemNotice error={adding.error} />
      <Button type="submit" variant="default" loading={adding.isPending}>
        {t('raters.addOutsider')}
      </Button>
    </form>
  );
}
