import { useTranslation } from 'react-i18next';
import { useOnline } from '../../lib/use-online.ts';

/** Says that the network is gone, and what becomes of the answers meanwhile. Said aloud when it goes, and nothing when it is back. */
export function OfflineNote({ what }: { what: 'answering' | 'sending' }) {
  const { t } = useTranslation();
  const online = useOnline();
  return (
    <p className="offline" role="status">
      {online ? '' : t(`offline.${what}`)}
    </p>
  );
}
