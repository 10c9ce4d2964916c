import type { InstrumentItem, InstrumentScale } from '@heartset/model';
import type { SelfAssessment } from '@heartset/model/api/self-assessments';
import type { JSX } from 'react';
import styles from './self.module.css';

type Ratings = SelfAssessment['ratings'];
type SelfRatingsProps = {
  items: readonly InstrumentItem[];
  scale: InstrumentScale;
  ratings: Ratings;
  onRate: (itemId: string, rating: Ratings[string]) => void;
};

/** Statements about oneself, one after the other, each with its own options. */
export function SelfRatings({ items, scale, ratings, onRate }: SelfRatingsProps): JSX.Element {
  return (
    <>
      <p className={styles.question}>{scale.selfQuestion}</p>
      {items.map((item) => (
        <fieldset key={item.id} className={styles.item}>
          <legend>
            <span className={styles.statement}>{item.selfStatement}</span>
            <span className={styles.mastery}>{item.name}</span>
          </legend>
          <div className={styles.options}>
            {scale.options.map((option) => (
              <Option
                key={option.value}
                name={item.id}
                label={option.label}
                checked={ratings[item.id] === option.value}
                onChoose={() => onRate(item.id, option.value)}
              />
            ))}
            <Option
              name={item.id}
              label={scale.notObserved.selfLabel}
              quiet
              checked={ratings[item.id] === 'not-observed'}
              onChoose={() => onRate(item.id, 'not-observed')}
            />
          </div>
        </fieldset>
      ))}
    </>
  );
}

type OptionProps = { name: string; label: string; checked: boolean; quiet?: boolean; onChoose: () => void };

function Option({ name, label, checked, quiet = false, onChoose }: OptionProps): JSX.Element {
  return (
    <label className={quiet ? `${styles.option} ${styles.quiet}` : styles.option}>
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span>{label}</span>
    </label>
  );
}
