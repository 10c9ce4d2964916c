import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareFingerprint } from './fingerprint.ts';

/** For those who would rather paste than compare sixty-four digits by eye. What is pasted stays on the page. */
export function CompareFingerprint({ hash }: { hash: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const comparison = compareFingerprint(typed, hash);
  return (
    <div className="compare">
      <label htmlFor="compare">{t('how.compare')}</label>
      <textarea
        id="compare"
        rows={3}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        value={typed}
        aria-describedby="compared"
        onChange={(event) => setTyped(event.target.value)}
      />
      <p id="compared" role="status" className={`compared compared-${comparison}`}>
        {comparison === 'empty' ? '' : t(`how.compared-${comparison}`)}
      </p>
    </div>
  );
}
