import { deviceKeyCode, makeDeviceKey } from '@heartset/ballot/device/device-key';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceCodeAddress } from '../../features/survey-access/rater-secret.ts';
import { keepDeviceKey, readDeviceKey } from '../../features/survey-drafts/device-key-place.ts';
import { saveCopy } from '../../features/survey-drafts/draft-copies.ts';
import type { OtherDeviceProps } from '../parts/other-device.tsx';
import { copyTools } from '../parts/use-draft-copies.ts';
import { addTexts } from '../survey-language.ts';
import type { QrDrawing } from './draw-qr.ts';
import { QrPicture } from './qr-picture.tsx';
import { TakeDrafts } from './take-drafts.tsx';

// These texts come with this part: most people never open it.
await addTexts('other-device');

/** The code that opens this device's drafts elsewhere, and the field for another device's. */
export default function OtherDevicePanel(props: OtherDeviceProps) {
  const { t } = useTranslation();
  return (
    <section className="other-device" aria-labelledby="other-device">
      <h2 id="other-device">{t('elsewhere.heading')}</h2>
      {props.begun ? <ShowCode {...props} /> : null}
      <h3>{t('elsewhere.take')}</h3>
      <TakeDrafts {...props} />
    </section>
  );
}

type Shown = { state: 'asked' | 'working' | 'failed' } | { state: 'shown'; code: string; drawing: QrDrawing | null };

function ShowCode({ store, places }: OtherDeviceProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>({ state: 'asked' });

  async function show() {
    setShown({ state: 'working' });
    try {
      const ids = places.map(({ id }) => id);
      const key = (await readDeviceKey(store, ids)) ?? makeDeviceKey();
      await keepDeviceKey(store, ids, key);
      for (const place of places) await saveCopy(place, key, copyTools(store));
      const code = deviceKeyCode(key);
      setShown({ state: 'shown', code, drawing: await drawCode(code) });
    } catch {
      // The server was not reached, or keeps no drafts any more: nothing was lost, and the same may be tried again.
      setShown({ state: 'failed' });
    }
  }

  return (
    <>
      {shown.state === 'shown' ? null : <p>{t('elsewhere.why')}</p>}
      {shown.state === 'shown' ? (
        <div role="status">
          {shown.drawing ? (
            <div className="scan">
              <QrPicture drawing={shown.drawing} name={t('elsewhere.picture')} />
              <div>
                <p>{t('elsewhere.scan')}</p>
                <p>{t('elsewhere.scan-link')}</p>
              </div>
            </div>
          ) : null}
          <p>{t(shown.drawing ? 'elsewhere.or-type' : 'elsewhere.type')}</p>
          <p className="fingerprint">
            <code>{shown.code}</code>
          </p>
          <p className="small">{t('elsewhere.keeps')}</p>
        </div>
      ) : (
        <p>
          <button className="button" type="button" disabled={shown.state === 'working'} onClick={() => void show()}>
            {t('elsewhere.show')}
          </button>
        </p>
      )}
      <p role="alert" className="mistake">
        {shown.state === 'failed' ? t('elsewhere.failed') : ''}
      </p>
    </>
  );
}

/** Null where the code that draws could not be loaded: what is drawn can be typed as well. */
async function drawCode(code: string): Promise<QrDrawing | null> {
  try {
    const { drawQr } = await import('./draw-qr.ts');
    return drawQr(deviceCodeAddress(window.location.origin, code));
  } catch {
    return null;
  }
}
