import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { createSession } from './create-session.ts';
import styles from './session.module.css';
import { useSignedIn } from './use-signed-in.ts';

/** The mail's six digits, for whoever reads the mail on another device. */
export function CodeForm({ next }: { next: string | undefined }): JSX.Element {
  const { t } = useTranslation();
  const [digits, setDigits] = useState('');
  const signedIn = useSignedIn({ next });
  const signingIn = useMutation({ mutationFn: () => createSession({ code: digits }), onSuccess: signedIn });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        signingIn.mutate();
      }}
    >
      <TextInput
        label={t('signIn.code')}
        description={t('signIn.codeHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\d{6}"
        title={t('signIn.codeShape')}
        required
        withAsterisk={false}
        value={digits}
        onChange={(event) => setDigits(event.currentTarget.value.replace(/\D/g, '').slice(0, 6))}
      />
      <ProblemNotice error={signingIn.error} />
      <Button type="submit" variant="default" loading={signingIn.isPending}>
        {t('signIn.withCode')}
      </Button>
    </form>
  );
}
