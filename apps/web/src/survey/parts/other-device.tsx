import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftPlace } from '../../features/survey-drafts/draft-copies.ts';
import type { DeviceStore } from '../../lib/device-store.ts';
import { LoadedLater } from './loaded-later.tsx';

/** Loads what going on elsewhere takes. Called beforehand, it is there even if the network is gone by then. */
export const loadOtherDevice = () => import('../other-device/other-device-panel.tsx');

export interface OtherDeviceProps {
  store: DeviceStore;
  /** Everything that this rater is asked. */
  places: readonly DraftPlace[];
  /** Something was begun on this device. */
  begun: boolean;
  /** Drafts of another device have come here. */
  onTaken(): void;
}

/** Going on with a draft on another device, for those who ask for it: what it takes is loaded then. */
export function OtherDevice(props: OtherDeviceProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <p className="other-device-link">
        <button className="link" type="button" onClick={() => setOpen(true)}>
          {t('other-device')}
        </button>
      </p>
    );
  }
  return <LoadedLater load={loadOtherDevice}>{(OtherDevicePanel) => <OtherDevicePanel {...props} />}</LoadedLater>;
}
