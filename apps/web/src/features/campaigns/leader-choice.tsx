import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonSearch } from '../people/person-search.tsx';
import styles from './campaigns.module.css';

export type ChosenLeader = { id: string; name: string };

type LeaderChoiceProps = { chosen: readonly ChosenLeader[]; onChange: (chosen: ChosenLeader[]) => void };

/** Whom the campaign is about: one by one, or everybody who matches a department or a title. */
export function LeaderChoice({ chosen, onChange }: LeaderChoiceProps): JSX.Element {
  const { t } = useTranslation();
  const has = (id: string) => chosen.some((leader) => leader.id === id);
  const pick = ({ id, name }: ChosenLeader): ChosenLeader => ({ id, name });
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{t('campaign.form.leaders')}</legend>
      <p className={styles.legendText}>{t('campaign.form.leadersText')}</p>
      <div className={styles.fields}>
        <PersonSearch
          label={t('campaign.form.findLeaders')}
          limit={100}
          foot={(people) => {
            const fresh = people.filter((person) => !has(person.id) && person.directReports > 0);
            if (fresh.length < 2) return null;
            return (
              <Button
                className={styles.all ?? ''}
                variant="light"
                onClick={() => onChange([...chosen, ...fresh.map(pick)])}
              >
                {t('campaign.form.addAll', { count: fresh.length })}
              </Button>
            );
          }}
          action={(person) => (
            <Button
              variant="default"
              disabled={has(person.id)}
              aria-label={t(has(person.id) ? 'common.addedOne' : 'campaign.form.addOne', { name: person.name })}
              onClick={() => onChange([...chosen, pick(person)])}
            >
              {t(has(person.id) ? 'common.added' : 'common.add')}
            </Button>
          )}
        />
      </div>
      <p className={styles.small} role="status">
        {t('campaign.form.leadersChosen', { count: chosen.length })}
      </p>
      {chosen.length > 0 && (
        <ul className={styles.chosen}>
          {chosen.map((leader) => (
            <li key={leader.id}>
              <button
                type="button"
                className={styles.remove}
                aria-label={t('campaign.form.removeOne', { name: leader.name })}
                onClick={() => onChange(chosen.filter((each) => each.id !== leader.id))}
              >
                {leader.name} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
