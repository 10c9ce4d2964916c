import { GROUPS, type Group, isGroup } from '@heartset/model';
import type { Rater } from '@heartset/model/api/campaigns';
import { Button, NativeSelect } from '@mantine/core';
import type { JSX } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalised } from '../../components/group-words.ts';
import { GroupShape } from '../../components/shapes.tsx';
import styles from './raters.module.css';

type RaterGroupProps = {
  group: Group;
  raters: Rater[];
  /** Null: to read only. */
  editing: { move: (personId: string, group: Group) => void; remove: (personId: string) => void } | null;
};

/** The people of one group. Somebody of the directory may stand in any of its three groups; others stand apart. */
export function RaterGroup({ group, raters, editing }: RaterGroupProps): JSX.Element | null {
  const { t } = useTranslation();
  const id = useId();
  if (raters.length === 0 && group === 'others') return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.groupTitle}>
        <GroupShape groups={[group]} /> {capitalised(t(`groups.${group}`))}
        <span className={styles.groupCount}>{raters.length}</span>
      </h2>
      {raters.length === 0 && <p className={styles.nobody}>{t('raters.nobody')}</p>}
      <ul className={styles.people}>
        {raters.map((rater) => (
          <li key={rater.personId} className={styles.person}>
            <span className={styles.who}>
              <b>{rater.name}</b>
              <small>
                {[rater.title ?? rater.email, rater.source === 'by-hand' ? t('raters.byHand') : null]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            {editing && rater.inDirectory && (
              <NativeSelect
                aria-label={t('raters.moveOf', { name: rater.name })}
                className={styles.move ?? ''}
                value={rater.group}
                data={GROUPS.filter((each) => each !== 'others').map((each) => ({
                  value: each,
                  label: capitalised(t(`groups.${each}`)),
                }))}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  if (isGroup(value)) editing.move(rater.personId, value);
                }}
              />
            )}
            {editing && (
              <Button
                variant="subtle"
                aria-label={t('raters.removeOf', { name: rater.name })}
                onClick={() => editing.remove(rater.personId)}
              >
                {t('common.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
