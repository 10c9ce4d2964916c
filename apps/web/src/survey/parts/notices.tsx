import { useTranslation } from 'react-i18next';
import type { Arrival } from './use-draft-copies.ts';

/** What one has to know before going on: what came from another device, and that this one keeps nothing. */
export function Notices({ lasting, arrival }: { lasting: boolean; arrival: Arrival | null }) {
  const { t } = useTranslation();
  return (
    <>
      {arrival === null ? null : (
        <p className={arrival === 'taken' || arrival === 'nothing-new' ? 'callout info' : 'callout'} role="status">
          {t(`arrival.${arrival}`)}
        </p>
      )}
      {lasting ? null : <p className="callout">{t('unsaved')}</p>}
    </>
  );
}
