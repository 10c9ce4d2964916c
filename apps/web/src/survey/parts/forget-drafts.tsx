import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** For devices that several people use: throws the drafts away, after asking once. */
export function ForgetDrafts({ onForget }: { onForget(): void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <p className="forget">
        <span>{t('list.forget-why')}</span>{' '}
        <button className="link" type="button" onClick={() => setAsking(true)}>
          {t('list.forget')}
        </button>
      </p>
    );
  }
  return (
    <div className="callout forget-asking" role="alert">
      <p>{t('list.forget-sure')}</p>
      <div className="actions">
        <button className="button" type="button" onClick={onForget}>
          {t('list.forget-yes')}
        </button>
        <button className="button quiet" type="button" onClick={() => setAsking(false)}>
          {t('list.forget-no')}
        </button>
      </div>
    </div>
  );
}
