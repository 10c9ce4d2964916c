import type { Instrument, InstrumentItem } from '@heartset/model';
import type { KeyboardEvent } from 'react';
import type { Rating } from '../../features/survey-answering/draft.ts';

interface ItemQuestionProps {
  item: InstrumentItem;
  scale: Instrument['scale'];
  rating: Rating | undefined;
  onRate(rating: Rating): void;
}

/** One statement with its scale, as a group of radio buttons: arrows work as always, digits answer at once. */
export function ItemQuestion({ item, scale, rating, onRate }: ItemQuestionProps) {
  const name = `item-${item.id}`;

  function answerByDigit(event: KeyboardEvent<HTMLFieldSetElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(event.key)) return;
    const digit = Number(event.key);
    const value = digit === 0 && scale.minimum > 0 ? 'not-observed' : digit;
    if (value !== 'not-observed' && !scale.options.some((option) => option.value === value)) return;
    event.preventDefault();
    onRate(value);
    // The focus follows the answer, as it does with arrows: Tab then goes on to the next statement.
    event.currentTarget.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.focus();
  }

  return (
    <fieldset className="item" id={name} onKeyDown={answerByDigit} aria-describedby={`${name}-name`}>
      <legend>{item.statement}</legend>
      <p className="item-name" id={`${name}-name`}>
        {item.name}
      </p>
      <div className="scale">
        {scale.options.map((option) => (
          <label key={option.value} className="option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={rating === option.value}
              onChange={() => onRate(option.value)}
            />
            <span className="option-face">
              <b>{option.value}</b>
              <span className="option-word">{option.label}</span>
            </span>
          </label>
        ))}
      </div>
      <label className="not-observed">
        <input
          type="radio"
          name={name}
          value="not-observed"
          checked={rating === 'not-observed'}
          onChange={() => onRate('not-observed')}
        />
        <span className="radio-face" aria-hidden="true" />
        {scale.notObserved.label}
      </label>
    </fieldset>
  );
}
