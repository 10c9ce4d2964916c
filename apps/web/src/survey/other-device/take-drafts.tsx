import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TakenByCode, takeByCode } from '../../features/survey-drafts/take-by-code.ts';
import { CodeField } from '../parts/code-field.tsx';
import type { OtherDeviceProps } from '../parts/other-device.tsx';
import { copyTools } from '../parts/use-draft-copies.ts';

/** Where drafts have come, the page says so at its top, and this form goes. */
type Outcome = Exclude<TakenByCode, 'taken'> | 'failed';

/** The other device's code, and with it the drafts that were saved there. */
export function TakeDrafts({ store, places, onTaken }: OtherDeviceProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function take(event: FormEvent) {
    event.preventDefault();
    try {
      const taken = await takeByCode(places, code, copyTools(store));
      if (taken === 'taken') onTaken();
      else setOutcome(taken);
    } catch {
      // The server was not reached, or keeps no drafts any more: nothing was lost, and the same may be tried again.
      setOutcome('failed');
    }
  }

  return (
    <form className="code-form" onSubmit={(event) => void take(event)} noValidate>
      <CodeField
        id="device-code"
        label={t('elsewhere.field')}
        value={code}
        onType={(typed) => {
          setCode(typed);
          setOutcome(null);
        }}
        aria-describedby="device-code-outcome device-code-hint"
      />
      <p id="device-code-outcome" role="status" className="mistake">
        {outcome === null ? '' : t(`elsewhere.outcome-${outcome}`)}
      </p>
      <p className="hint" id="device-code-hint">
        {t('elsewhere.hint')}
      </p>
      <button className="button" type="submit">
        {t('elsewhere.get')}
      </button>
    </form>
  );
}
