import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useRefusedInputs } from '../../components/use-refused-inputs.ts';
import { CodeForm } from './code-form.tsx';
import { requestSignIn } from './request-sign-in.ts';
import { keepReturnPath } from './return-path.ts';
import styles from './session.module.css';

/** Asks for an address, then for the mail's link or its six digits. */
export function SignInForm({ next }: { next: string | undefined }): JSX.Element {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const asking = useMutation({
    mutationFn: () => requestSignIn(email.trim()),
    onSuccess: () => keepReturnPath(window, next, Date.now()),
  });
  const { form, problemOf } = useRefusedInputs<HTMLFormElement>(asking.error);
  if (asking.isSuccess) {
    return (
      <div className={styles.form}>
        <Notice role="status">{t('signIn.sent', { email: email.trim() })}</Notice>
        <CodeForm next={next} />
        <Button variant="subtle" onClick={() => asking.reset()}>
          {t('signIn.otherAddress')}
        </Button>
      </div>
    );
  }
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        asking.mutate();
      }}
    >
      <TextInput
        type="email"
        name="email"
        autoComplete="email"
        required
        withAsterisk={false}
        maxLength={254}
        label={t('signIn.email')}
        value={email}
        error={problemOf('email')}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <ProblemNotice error={asking.error} />
      <Button type="submit" loading={asking.isPending}>
        {t('signIn.send')}
      </Button>
    </form>
  );
}
