import type { AskOthersPrompt } from '@heartset/model';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CommentMode,
  commentMaximum,
  commentOf,
  type Draft,
  isTooLong,
} from '../../features/survey-answering/draft.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import type { Assignment } from '../parts/wording.ts';

interface PromptsPageProps {
  prompts: readonly AskOthersPrompt[];
  assignment: Assignment;
  minimum: number;
  draft: Draft;
  /** The prompt that the rater came back for. */
  focus: string | undefined;
  onText(promptId: string, text: string): void;
  onMode(promptId: string, mode: CommentMode): void;
}

/** The campaign's open questions, all optional. */
export function PromptsPage({ prompts, assignment, minimum, draft, focus, onText, onMode }: PromptsPageProps) {
  const { t } = useTranslation();

  useEffect(() => {
    if (focus === undefined) return;
    const field = document.getElementById(`prompt-${focus}`);
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }, [focus]);

  return (
    <>
      <p className="eyebrow">{t('prompts.eyebrow')}</p>
      <PageHeading focus={focus === undefined}>{t('prompts.heading')}</PageHeading>
      <p className="hint">{t('prompts.about', { leader: assignment.leaderName })}</p>
      {assignment.identified ? null : <p className="callout info">{t('prompts.hint')}</p>}
      {prompts.map((prompt) => (
        <Prompt
          key={prompt.id}
          prompt={prompt}
          identified={assignment.identified}
          others={minimum - 1}
          draft={draft}
          onText={(text) => onText(prompt.id, text)}
          onMode={(mode) => onMode(prompt.id, mode)}
        />
      ))}
    </>
  );
}

interface PromptProps {
  prompt: AskOthersPrompt;
  identified: boolean;
  others: number;
  draft: Draft;
  onText(text: string): void;
  onMode(mode: CommentMode): void;
}

function Prompt({ prompt, identified, others, draft, onText, onMode }: PromptProps) {
  const { t, i18n } = useTranslation();
  const comment = commentOf(draft, prompt.id);
  const tooLong = isTooLong(comment);
  const id = `prompt-${prompt.id}`;
  const number = new Intl.NumberFormat(i18n.language);
  const excess = comment.text.length - commentMaximum;
  const used = { used: number.format(comment.text.length), maximum: number.format(commentMaximum) };
  return (
    <div className="prompt">
      <label htmlFor={id}>{prompt.prompt}</label>
      {prompt.mayIdentify && !identified ? (
        <p className="may-identify" id={`${id}-caution`}>
          {t('prompts.may-identify')}
        </p>
      ) : null}
      <textarea
        id={id}
        value={comment.text}
        onChange={(event) => onText(event.target.value)}
        rows={4}
        aria-invalid={tooLong}
        aria-describedby={`${id}-count${prompt.mayIdentify && !identified ? ` ${id}-caution` : ''}`}
      />
      <div className="prompt-count" id={`${id}-count`}>
        {comment.text === '' ? null : <span className={tooLong ? 'over' : undefined}>{t('prompts.used', used)}</span>}
        <span role="alert">
          {tooLong ? (
            <strong className="mistake">
              {t('prompts.too-long', { count: excess, number: number.format(excess) })}
            </strong>
          ) : null}
        </span>
      </div>
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
