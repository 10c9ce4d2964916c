import type { JSX } from 'react';
import { useId } from 'react';
import styles from './pill-choice.module.css';

type PillChoiceProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** One of a few, side by side. Radio buttons underneath: arrows move between them. */
export function PillChoice<Value extends string>({
  label,
  options,
  value,
  onChange,
}: PillChoiceProps<Value>): JSX.Element {
  const name = useId();
  return (
    <fieldset className={styles.pills}>
      <legend className={styles.legend}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.pill}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
