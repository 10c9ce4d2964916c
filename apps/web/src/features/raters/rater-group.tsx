import { GROUPS, type Group, isGroup } from '@heartset/model';
import type { Rater } from '@heartset/model/api/campaigns';
import { Button, NativeSelect } from '@mantine/core';
import type { JSX } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../components/chip.tsx';
import { capitalised } from '../../components/group-words.ts';
import { Notice } from '../../components/notice.tsx';
import { GroupShape } from '../../components/shapes.tsx';
import { steadyVoices } from '../reports/steady-voices.ts';
import { isAsked } from './is-asked.ts';
import { isLargeGroup } from './large-group.ts';
import styles from './raters.module.css';

type GroupEditing = {
  move: (personId: string, group: Group) => void;
  remove: (personId: string) => void;
  clear: (group: Group) => void;
  keepAbove: () => void;
};

type RaterGroupProps = {
  group: Group;
  raters: Rater[];
  /** The campaign's threshold. */
  minimum: number;
  /** Null: to read only. */
  editing: GroupEditing | null;
};

/** The people of one group. Somebody of the directory may stand in any of its three groups; others stand apart. */
export function RaterGroup({ group, raters, minimum, editing }: RaterGroupProps): JSX.Element | null {
  const { t } = useTranslation();
  const id = useId();
  if (raters.length === 0 && group === 'others') return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.groupTitle}>
        <GroupShape groups={[group]} /> {capitalised(t(`groups.${group}`))}
        <span className={styles.groupCount}>{raters.filter(isAsked).length}</span>
      </h2>
      {raters.length === 0 && <p className={styles.nobody}>{t('raters.nobody')}</p>}
      {editing && isLargeGroup(raters.length, minimum) && (
        <Crowd group={group} raters={raters} minimum={minimum} editing={editing} />
      )}
      <ul className={styles.people}>
        {raters.map((rater) => (
          <li
            key={rater.personId}
            className={styles.person}
            data-taken-out={rater.standing === 'taken-out' || undefined}
          >
            <span className={styles.who}>
              <b>{rater.name}</b>
              <small>
                {[
                  rater.title ?? rater.email,
                  rater.above ? t(`raters.above.${rater.above}`) : null,
                  rater.source === 'by-hand' && rater.standing !== 'added-later' ? t('raters.byHand') : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            {rater.standing !== 'asked' && <Chip tone="plain">{t(`raters.standing.${rater.standing}`)}</Chip>}
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

type CrowdProps = { group: Group; raters: Rater[]; minimum: number; editing: GroupEditing };

/** Says that a group is large, and offers to make it small at once. The proposal can always be had again. */
function Crowd({ group, raters, minimum, editing }: CrowdProps): JSX.Element {
  const { t } = useTranslation();
  const beyond = raters.some((rater) => rater.above === null);
  const above = raters.some((rater) => rater.above !== null);
  return (
    <div className={styles.crowd}>
      <Notice tone="attention">
        <p className={styles.crowdText}>
          {t(`raters.crowd.${group}`, { count: raters.length, answers: Math.max(steadyVoices([group]), minimum) })}
        </p>
        <div className={styles.crowdActions}>
          {group === 'senior-leaders' && above && beyond && (
            <Button variant="default" onClick={editing.keepAbove}>
              {t('raters.keepAbove')}
            </Button>
          )}
          <Button
            variant="default"
            aria-label={t('raters.clearOf', { group: t(`groups.${group}`) })}
            onClick={() => editing.clear(group)}
          >
            {t('raters.clear')}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
