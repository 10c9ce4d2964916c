import type { AskOthersPrompt } from '@heartset/model';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CommentMode, commentOf, type Draft } from '../../features/survey-answering/draft.ts';
import { suggestedFirst } from '../../features/survey-answering/suggested-first.ts';
import type { KnownName } from '../../features/survey-writing/known-names.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { PromptQuestion } from '../parts/prompt-question.tsx';
import type { Assignment } from '../parts/wording.ts';

interface PromptsPageProps {
  prompts: readonly AskOthersPrompt[];
  assignment: Assignment;
  minimum: number;
  /** Names that the page shows anyway. */
  names: readonly KnownName[];
  draft: Draft;
  /** The prompt that the rater came back for. */
  focus: string | undefined;
  onText(promptId: string, text: string): void;
  onMode(promptId: string, mode: CommentMode): void;
}

/** The campaign's open questions, all optional: three of them at first, the others a click away. */
export function PromptsPage(props: PromptsPageProps) {
  const { prompts, assignment, minimum, names, draft, focus, onText, onMode } = props;
  const { t } = useTranslation();
  // Once, when the page opens: nothing moves while somebody writes.
  const [first] = useState(() => {
    const suggested = suggestedFirst(prompts);
    return prompts.filter(
      (prompt) => suggested.includes(prompt) || prompt.id === focus || commentOf(draft, prompt.id).text.trim() !== '',
    );
  });
  const others = prompts.filter((prompt) => !first.includes(prompt));

  useEffect(() => {
    if (focus === undefined) return;
    const field = document.getElementById(`prompt-${focus}`);
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }, [focus]);

  const question = (prompt: AskOthersPrompt) => (
    <PromptQuestion
      key={prompt.id}
      prompt={prompt}
      identified={assignment.identified}
      others={minimum - 1}
      names={names}
      comment={commentOf(draft, prompt.id)}
      onText={(text) => onText(prompt.id, text)}
      onMode={(mode) => onMode(prompt.id, mode)}
    />
  );
  return (
    <>
      <p className="eyebrow">{t('prompts.eyebrow')}</p>
      <PageHeading focus={focus === undefined}>{t('prompts.heading')}</PageHeading>
      <p className="hint">{t('prompts.about', { leader: assignment.leaderName })}</p>
      {assignment.identified ? null : <p className="callout info">{t('prompts.hint')}</p>}
      {first.map(question)}
      <MorePrompts prompts={others} question={question} />
    </>
  );
}

interface MorePromptsProps {
  prompts: readonly AskOthersPrompt[];
  question(prompt: AskOthersPrompt): ReactNode;
}

function MorePrompts({ prompts, question }: MorePromptsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (open) list.current?.querySelector('textarea')?.focus();
  }, [open]);

  if (prompts.length === 0) return null;
  if (open) return <div ref={list}>{prompts.map(question)}</div>;
  return (
    <p>
      <button className="link" type="button" onClick={() => setOpen(true)}>
        {t('prompts.more', { count: prompts.length })}
      </button>
    </p>
  );
}
