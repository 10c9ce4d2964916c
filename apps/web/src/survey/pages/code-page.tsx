import type { RaterCodeMistake } from '@heartset/model';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodePageReason } from '../../features/survey-access/access-refusal.ts';
import { CodeField } from '../parts/code-field.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { type MailCodeMistake, readMailCode } from '../parts/read-mail-code.ts';
import { SiteBar } from '../parts/site-bar.tsx';
import { SiteFoot } from '../parts/site-foot.tsx';
import { inWords } from '../parts/wording.ts';

/** The mail's code, for those whose link lost its end. What looks mistyped is said before the server is asked. */
export function CodePage({ reason, onCode }: { reason: CodePageReason; onCode(code: string): void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [mistake, setMistake] = useState<MailCodeMistake | null>(null);
  const field = useRef<HTMLInputElement>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    const read = readMailCode(code);
    if (read.ok) return onCode(read.code);
    setMistake(read.mistake);
    field.current?.focus();
  }

  return (
    <>
      <SiteBar />
      <main className="page">
        <PageHeading>{t(reason === 'other-device' ? 'code.other-device-heading' : 'code.heading')}</PageHeading>
        {reason === 'asked' ? null : (
          <p className={reason === 'other-device' ? 'callout info' : 'callout'} role="status">
            {t(`code.${reason}`)}
          </p>
        )}
        <p className="lead">{t('code.text')}</p>
        <form className="code-form" onSubmit={submit} noValidate>
          <CodeField
            ref={field}
            id="code"
            name="code"
            label={t('code.field')}
            value={code}
            onType={(typed) => {
              setCode(typed);
              setMistake(null);
            }}
            aria-invalid={mistake !== null}
            aria-describedby={mistake ? 'code-mistake code-hint' : 'code-hint'}
          />
          <div aria-live="polite">{mistake ? <Mistake mistake={mistake} /> : null}</div>
          <p className="hint" id="code-hint">
            {t('code.hint')}
          </p>
          <button className="button" type="submit">
            {t('code.submit')}
          </button>
        </form>
        <p className="small">{t('code.where')}</p>
      </main>
      <SiteFoot />
    </>
  );
}

function Mistake({ mistake }: { mistake: MailCodeMistake }) {
  const { t, i18n } = useTranslation();
  if (mistake.reason === 'device-code') {
    return (
      <p className="mistake" id="code-mistake">
        <strong>{t('mistake.device-code')}</strong> {t('mistake.device-code-where')}
      </p>
    );
  }
  const groups = mistake.groups.map((group) => t(`mistake.ordinal.${group}`));
  const where = groups.length === 0 ? 'look-all' : groups.length === 1 ? 'look' : 'look-several';
  return (
    <p className="mistake" id="code-mistake">
      <strong>{whatIsWrong(mistake)}</strong>{' '}
      {mistake.reason === 'empty' ? '' : t(`mistake.${where}`, { groups: inWords(groups, i18n.language) })}
    </p>
  );

  function whatIsWrong(mistake: RaterCodeMistake): string {
    if (mistake.reason === 'too-short') return t('mistake.too-short', { count: mistake.missing });
    if (mistake.reason === 'too-long') return t('mistake.too-long', { count: mistake.extra });
    if (mistake.reason === 'unknown-symbol') return t('mistake.unknown-symbol', { symbol: mistake.symbol });
    return t(`mistake.${mistake.reason}`);
  }
}
