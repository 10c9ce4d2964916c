import { Group } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import type { FormProblems } from './campaign-form.ts';
import styles from './campaigns.module.css';

/** The end of a form: what is still wrong with it, and its buttons. */
export function FormFoot(props: { problems: FormProblems; error: unknown; children: ReactNode }): JSX.Element {
  const { t } = useTranslation();
  const keys = Object.values(props.problems);
  return (
    <div className={styles.fields}>
      {keys.length > 0 && (
        <p role="alert" className={styles.low}>
          {keys.map((key) => t(key)).join(' ')}
        </p>
      )}
      <ProblemNotice error={props.error} />
      <Group>{props.children}</Group>
    </div>
  );
}
