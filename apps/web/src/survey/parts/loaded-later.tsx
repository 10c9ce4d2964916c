import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface LoadedLaterProps<Part> {
  /** The same function each time. */
  load(): Promise<{ default: Part }>;
  children(part: Part): ReactNode;
}

type Loading<Part> = { state: 'loading' | 'failed' } | { state: 'there'; part: Part };

/**
 * A part whose code comes only when it is asked for. Without a network, or after an upgrade of the server, it does not come: then this
 * says so in its place, and everything around it stays. Browsers may keep in mind that code did not come, so a new try is a new page.
 */
export function LoadedLater<Part>({ load, children }: LoadedLaterProps<Part>) {
  const { t } = useTranslation();
  const [loading, setLoading] = useState<Loading<Part>>({ state: 'loading' });

  useEffect(() => {
    let current = true;
    load().then(
      ({ default: part }) => current && setLoading({ state: 'there', part }),
      () => current && setLoading({ state: 'failed' }),
    );
    return () => {
      current = false;
    };
  }, [load]);

  if (loading.state === 'there') return children(loading.part);
  if (loading.state === 'loading') return <p role="status">{t('opening.text')}</p>;
  return (
    <div className="callout" role="alert">
      <p>{t('not-loaded')}</p>
      <button className="button" type="button" onClick={() => window.location.reload()}>
        {t('reload')}
      </button>
    </div>
  );
}
