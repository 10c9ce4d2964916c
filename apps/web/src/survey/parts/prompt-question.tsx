import type { AskOthersPrompt } from '@heartset/model';
import { useTranslation } from 'react-i18next';
import {
  type CommentMode,
  commentMaximum,
  type DraftComment,
  isTooLong,
} from '../../features/survey-answering/draft.ts';
import type { KnownName } from '../../features/survey-writing/known-names.ts';
import { TellingHint } from './telling-hint.tsx';

interface PromptQuestionProps {
  prompt: AskOthersPrompt;
  /** The writer is named in the report anyway. */
  identified: boolean;
  /** With how many other comments at least this one would be shown. */
  others: number;
  names: readonly KnownName[];
  comment: DraftComment;
  onText(text: string): void;
  onMode(mode: CommentMode): void;
}

/** An open question with its field, what is noticed in it, and what may be shown of it. */
export function PromptQuestion(props: PromptQuestionProps) {
  const { prompt, identified, others, names, comment, onText, onMode } = props;
  const { t } = useTranslation();
  const id = `prompt-${prompt.id}`;
  const cautioned = prompt.mayIdentify && !identified;
  const isSent = comment.mode === 'as-written' && !identified;
  return (
    <div className="prompt">
      <label htmlFor={id}>{prompt.prompt}</label>
      {cautioned ? (
        <p className="may-identify" id={`${id}-caution`}>
          {t('prompts.may-identify')}
        </p>
      ) : null}
      <textarea
        id={id}
        dir="auto"
        value={comment.text}
        onChange={(event) => onText(event.target.value)}
        rows={4}
        aria-invalid={isTooLong(comment)}
        aria-describedby={`${id}-count${cautioned ? ` ${id}-caution` : ''} ${id}-telling`}
      />
      <CharacterCount id={`${id}-count`} comment={comment} />
      <TellingHint id={`${id}-telling`} text={isSent ? comment.text : ''} names={names} />
      {comment.text.trim() === '' ? null : (
        <fieldset className="modes">
          <legend>{t('prompts.mode')}</legend>
          {(['as-written', 'only-that-commented'] as const).map((mode) => (
            <label key={mode} className="mode">
              <input type="radio" name={`${id}-mode`} checked={comment.mode === mode} onChange={() => onMode(mode)} />
              <span className="radio-face" aria-hidden="true" />
              <span>
                {t(`prompts.${mode}`)}{' '}
                <small>
                  {t(`prompts.${mode}-note${identified && mode === 'as-written' ? '-identified' : ''}`, { others })}
                </small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

function CharacterCount({ id, comment }: { id: string; comment: DraftComment }) {
  const { t, i18n } = useTranslation();
  const tooLong = isTooLong(comment);
  const number = new Intl.NumberFormat(i18n.language);
  const excess = comment.text.length - commentMaximum;
  const used = { used: number.format(comment.text.length), maximum: number.format(commentMaximum) };
  return (
    <div className="prompt-count" id={id}>
      {comment.text === '' ? null : <span className={tooLong ? 'over' : undefined}>{t('prompts.used', used)}</span>}
      <span role="alert">
        {tooLong ? (
          <strong className="mistake">{t('prompts.too-long', { count: excess, number: number.format(excess) })}</strong>
        ) : null}
      </span>
    </div>
  );
}
