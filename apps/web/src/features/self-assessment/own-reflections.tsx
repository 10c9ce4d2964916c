import type { Instrument } from '@heartset/model';
import type { SelfAssessment } from '@heartset/model/api/self-assessments';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/page.tsx';
import styles from './self.module.css';

type OwnReflectionsProps = { assessment: SelfAssessment; instrument: Instrument };

/** What the leader wrote to themselves, to read again; nothing when they wrote nothing. */
export function OwnReflections({ assessment, instrument }: OwnReflectionsProps): JSX.Element | null {
  const { t } = useTranslation();
  const written = instrument.askYourself.flatMap((question) => {
    const text = assessment.reflections[question.id]?.trim() ?? '';
    return text === '' ? [] : [{ id: question.id, prompt: question.prompt, text }];
  });
  if (written.length === 0) return null;
  return (
    <Section title={t('self.reflections')} sub={t('self.onlyYou')}>
      <dl className={styles.written}>
        {written.map(({ id, prompt, text }) => (
          <div key={id}>
            <dt>{prompt}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
