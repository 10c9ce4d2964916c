import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FragmentReading } from '../features/survey-access/rater-secret.ts';
import { useRaterAccess } from '../features/survey-access/use-rater-access.ts';
import { becomeOnlyTab } from '../features/survey-sending/single-tab.ts';
import { type DeviceStore, openDeviceStore } from '../lib/device-store.ts';
import { Invitation } from './invitation.tsx';
import { CodePage } from './pages/code-page.tsx';
import { RefusedPage } from './pages/refused-page.tsx';
import { NoticePage } from './parts/notice-page.tsx';

type Tab = 'asking' | 'only' | 'second' | 'lost';

const opening: { store: Promise<DeviceStore> | null; lock: Promise<boolean> | null } = { store: null, lock: null };

/** The survey: opens what the link stands for, in one tab at a time. */
export function SurveyApp({ reading }: { reading: FragmentReading }) {
  const { t } = useTranslation();
  const { access, enterCode, showCode, retry, refresh, leave } = useRaterAccess(reading);
  const [store, setStore] = useState<DeviceStore | null>(null);
  const { tab, take } = useOnlyTab();

  useEffect(() => {
    opening.store ??= openDeviceStore();
    void opening.store.then(setStore);
  }, []);

  if (tab === 'second' || tab === 'lost') {
    return (
      <NoticePage
        heading={t(tab === 'second' ? 'tab.heading' : 'tab.lost-heading')}
        actions={
          <button className="button" type="button" onClick={take}>
            {t('tab.take')}
          </button>
        }
      >
        <p className="lead">{t(tab === 'second' ? 'tab.text' : 'tab.lost-text')}</p>
      </NoticePage>
    );
  }
  if (store === null || tab === 'asking' || access.state === 'opening') {
    return (
      <NoticePage heading={t('opening.heading')}>
        <p className="lead" role="status">
          {t('opening.text')}
        </p>
      </NoticePage>
    );
  }
  if (access.state === 'code') return <CodePage reason={access.reason} onCode={enterCode} />;
  if (access.state === 'refused') {
    return (
      <RefusedPage
        reason={access.reason}
        requestId={access.requestId}
        store={store}
        onRetry={retry}
        onEnterCode={() => showCode('asked')}
      />
    );
  }
  return (
    <Invitation
      invitation={access.invitation}
      instrument={access.instrument}
      store={store}
      onEnterCode={() => showCode('signed-out')}
      onRefresh={refresh}
      onLeave={leave}
    />
  );
}

function useOnlyTab(): { tab: Tab; take(): void } {
  const [tab, setTab] = useState<Tab>('asking');

  useEffect(() => {
    opening.lock ??= becomeOnlyTab(false, () => setTab('lost'));
    void opening.lock.then((only) => setTab(only ? 'only' : 'second'));
  }, []);

  const take = useCallback(() => {
    void becomeOnlyTab(true, () => setTab('lost')).then(() => setTab('only'));
  }, []);

  return { tab, take };
}
