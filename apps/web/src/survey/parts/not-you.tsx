import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface NotYouProps {
  rater: string;
  /** False: it could not be left. */
  onLeave(): Promise<boolean>;
}

/** For whoever finds somebody else's invitation, and for whoever goes away from a device that others use. */
export function NotYou({ rater, onLeave }: NotYouProps) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  return (
    <div className="small" aria-live="polite">
      <p>
        <span>{t('list.not-you', { rater })}</span>{' '}
        <button
          className="link"
          type="button"
          onClick={() => {
            setFailed(false);
            void onLeave().then((left) => setFailed(!left));
          }}
        >
          {t('list.leave')}
        </button>
      </p>
      {failed ? <p>{t('list.leave-failed')}</p> : null}
    </div>
  );
}
