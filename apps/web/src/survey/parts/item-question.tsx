import type { Instrument, InstrumentItem } from '@heartset/model';
import type { ChangeEvent, KeyboardEvent } from 'react';
import type { ChosenBy } from '../../features/survey-answering/choices.ts';
import type { Rating } from '../../features/survey-answering/draft.ts';

interface ItemQuestionProps {
  item: InstrumentItem;
  scale: Instrument['scale'];
  rating: Rating | undefined;
  onRate(rating: Rating, by: ChosenBy): void;
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
    // A key that is held down answers once, and not a whole page.
    if (!event.repeat) onRate(value, 'digit');
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
              onChange={(event) => onRate(option.value, chosenBy(event))}
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
          onChange={(event) => onRate('not-observed', chosenBy(event))}
        />
        <span className="radio-face" aria-hidden="true" />
        {scale.notObserved.label}
      </label>
    </fieldset>
  );
}

/** Browsers tell of a radio button that was reached by arrow keys as of a click, but one without any press. */
function chosenBy({ nativeEvent }: ChangeEvent<HTMLInputElement>): ChosenBy {
  return nativeEvent instanceof MouseEvent && nativeEvent.detail > 0 ? 'pointer' : 'keys';
}
