import type { Product, Role } from '@heartset/model/api/auth';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import styles from './session.module.css';
import { signInToDemo } from './sign-in-to-demo.ts';
import { useSignedIn } from './use-signed-in.ts';

const doorOrder: Role[] = ['hr', 'leader', 'coach'];

/** One click into the demo as each kind of person. */
export function DemoDoors({ product, next }: { product: Product; next: string | undefined }): JSX.Element {
  const { t } = useTranslation();
  const signedIn = useSignedIn(next);
  const entering = useMutation({ mutationFn: signInToDemo, onSuccess: signedIn });
  const people = [...product.demoPeople].sort((a, b) => doorOrder.indexOf(a.role) - doorOrder.indexOf(b.role));
  return (
    <>
      <h2>{t('welcome.doors')}</h2>
      <p className={styles.panelText}>{t('welcome.doorsText')}</p>
      <ul className={styles.doors}>
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={styles.door}
              disabled={entering.isPending}
              onClick={() => entering.mutate(person.id)}
            >
              <span className={styles.doorName}>{t(`welcome.as.${person.role}`)}</span>
              <span className={styles.doorText}>{[person.name, person.title].filter(Boolean).join(', ')}</span>
              <span className={styles.arrow} aria-hidden="true">
                →
              </span>
            </button>
          </li>
        ))}
        {product.inboxPath && (
          <li>
            <a className={styles.door} href={product.inboxPath}>
              <span className={styles.doorName}>{t('welcome.as.rater')}</span>
              <span className={styles.doorText}>{t('welcome.inbox')}</span>
              <span className={styles.arrow} aria-hidden="true">
                →
              </span>
            </a>
          </li>
        )}
      </ul>
      <ProblemNotice error={entering.error} />
      <hr className={styles.divider} />
    </>
  );
}
