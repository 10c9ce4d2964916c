import type { Product, Role } from '@heartset/model/api/auth';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import styles from './session.module.css';
import { signInToDemo } from './sign-in-to-demo.ts';
import { useSignedIn } from './use-signed-in.ts';

const doors: Role[] = ['hr', 'leader'];

/** One click into the demo: as HR, as a leader, or into a rater's mail. The other people of the demo stand below. */
export function DemoDoors({ product, next }: { product: Product; next: string | undefined }): JSX.Element {
  const { t } = useTranslation();
  const signedIn = useSignedIn({ next });
  const entering = useMutation({ mutationFn: signInToDemo, onSuccess: signedIn });
  const first = doors.flatMap((role) => product.demoPeople.find((person) => person.role === role) ?? []);
  const others = product.demoPeople.filter((person) => !first.includes(person));
  const roles = [...new Set(others.map((person) => person.role))];
  return (
    <>
      <h2>{t('welcome.doors')}</h2>
      <p className={styles.panelText}>{t('welcome.doorsText')}</p>
      <ul className={styles.doors}>
        {first.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={styles.door}
              disabled={entering.isPending}
              onClick={() => entering.mutate(person.id)}
            >
              <DoorText
                name={t(`welcome.as.${person.role}`)}
                text={[person.name, person.title].filter(Boolean).join(', ')}
              />
            </button>
          </li>
        ))}
        {product.inboxPath && (
          <li>
            <a className={styles.door} href={product.inboxPath}>
              <DoorText name={t('welcome.as.rater')} text={t('welcome.inbox')} />
            </a>
          </li>
        )}
      </ul>
      {others.length > 0 && (
        <ul className={styles.others}>
          {roles.map((role) => (
            <li key={role}>
              {t(`welcome.others.${role}`)}
              {others
                .filter((person) => person.role === role)
                .map((person) => (
                  <button
                    key={person.id}
                    type="button"
                    className={styles.other}
                    aria-label={t('welcome.other', { name: person.name, role: t(`roles.${role}`) })}
                    disabled={entering.isPending}
                    onClick={() => entering.mutate(person.id)}
                  >
                    {person.name}
                  </button>
                ))}
            </li>
          ))}
        </ul>
      )}
      <ProblemNotice error={entering.error} />
      <hr className={styles.divider} />
    </>
  );
}

function DoorText({ name, text }: { name: string; text: string }): JSX.Element {
  return (
    <>
      <span className={styles.doorName}>{name}</span>
      <span className={styles.doorText}>{text}</span>
      <span className={styles.arrow} aria-hidden="true">
        →
      </span>
    </>
  );
}
