import type { Instrument } from '@heartset/model';
import type { SelfAssessment } from '@heartset/model/api/self-assessments';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { selfAssessmentQuery } from './get-self-assessment.ts';
import styles from './self.module.css';
import { SelfRatings } from './self-ratings.tsx';
import { firstOpenStep, openItems, type SelfStep, selfSteps } from './self-steps.ts';
import { sendSelfAssessment } from './send-self-assessment.ts';
import { type SavingState, useSavedAnswers } from './use-saved-answers.ts';

type SelfFormProps = { assessment: SelfAssessment; instrument: Instrument; onSent: () => void };

/** The form, a cell a page; saved as one goes. */
export function SelfForm({ assessment, instrument, onSent }: SelfFormProps): JSX.Element {
  const { t } = useTranslation();
  const { answers, change, state, flush } = useSavedAnswers(assessment.campaignId, assessment);
  const steps = selfSteps(instrument);
  const [at, setAt] = useState(() => firstOpenStep(steps, assessment.ratings));
  const step = steps[at];
  const heading = useHeadingFocus(at);
  const last = at === steps.length - 1;
  const open = openItems(instrument, answers.ratings).length;
  return (
    <div className={styles.form}>
      <Progress done={instrument.items.length - open} all={instrument.items.length} state={state} />
      {step && (
        <>
          <header className={styles.stepHead}>
            <p className={styles.stepAt}>{t('self.step', { at: at + 1, all: steps.length })}</p>
            <h2 ref={heading} tabIndex={-1} className={styles.stepTitle}>
              {step.kind === 'ratings' ? step.title : t('self.reflections')}
            </h2>
            <p className={styles.stepText}>{step.kind === 'ratings' ? step.headline : t('self.reflectionsText')}</p>
          </header>
          <StepBody step={step} instrument={instrument} answers={answers} onChange={change} />
        </>
      )}
      <div className={styles.feet}>
        <Button variant="default" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {t('self.previous')}
        </Button>
        {!last && <Button onClick={() => setAt(at + 1)}>{t('self.next')}</Button>}
        {last && <Send campaignId={assessment.campaignId} open={open} flush={flush} onSent={onSent} />}
      </div>
    </div>
  );
}

/** A new page of the form begins at its heading. The first one does not: the page itself has just been opened. */
function useHeadingFocus(at: number): React.RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(at);
  useEffect(() => {
    if (shown.current === at) return;
    shown.current = at;
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'center' });
  }, [at]);
  return heading;
}

function Progress({ done, all, state }: { done: number; all: number; state: SavingState }): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className={styles.progress}>
      <div
        className={styles.progressTrack}
        role="progressbar"
        aria-label={t('self.progress')}
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={done}
      >
        <span style={{ width: `${(done / all) * 100}%` }} />
      </div>
      <p className={styles.progressText}>
        {t('self.answered', { done, all })} <span role="status">{t(`self.saving.${state.kind}`)}</span>
      </p>
      {state.kind === 'failed' && <ProblemNotice error={state.error} />}
    </div>
  );
}

type StepBodyProps = {
  step: SelfStep;
  instrument: Instrument;
  answers: Pick<SelfAssessment, 'ratings' | 'reflections'>;
  onChange: (answers: Pick<SelfAssessment, 'ratings' | 'reflections'>) => void;
};

function StepBody({ step, instrument, answers, onChange }: StepBodyProps): JSX.Element {
  const { t } = useTranslation();
  if (step.kind === 'ratings') {
    return (
      <SelfRatings
        items={step.items}
        scale={instrument.scale}
        ratings={answers.ratings}
        onRate={(itemId, rating) =>
          onChange({ ratings: { ...answers.ratings, [itemId]: rating }, reflections: answers.reflections })
        }
      />
    );
  }
  return (
    <div className={styles.reflections}>
      {instrument.askYourself.map((question) => (
        <Textarea
          key={question.id}
          label={question.prompt}
          placeholder={t('self.reflectionHint')}
          autosize
          minRows={2}
          maxLength={4000}
          value={answers.reflections[question.id] ?? ''}
          onChange={(event) =>
            onChange({
              ratings: answers.ratings,
              reflections: { ...answers.reflections, [question.id]: event.currentTarget.value },
            })
          }
        />
      ))}
    </div>
  );
}

type SendProps = { campaignId: string; open: number; flush: () => Promise<void>; onSent: () => void };

function Send({ campaignId, open, flush, onSent }: SendProps): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const sending = useMutation({
    mutationFn: async () => {
      await flush();
      return sendSelfAssessment(campaignId);
    },
    onSuccess: (sent) => {
      queries.setQueryData(selfAssessmentQuery(campaignId).queryKey, sent);
      void queries.invalidateQueries({ queryKey: ['reports'] });
      onSent();
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('self.send')}…</Button>
      <ConfirmDialog
        opened={asking}
        title={t('self.sendTitle')}
        confirm={t('self.send')}
        busy={sending.isPending}
        error={sending.error}
        onConfirm={() => sending.mutate()}
        onClose={() => setAsking(false)}
      >
        {open > 0 ? t('self.sendOpen', { count: open }) : t('self.sendText')}
      </ConfirmDialog>
    </>
  );
}
