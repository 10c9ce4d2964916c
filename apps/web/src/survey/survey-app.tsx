import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusedAccess } from '../features/survey-access/access-refusal.ts';
import type { OpenedInvitation } from '../features/survey-access/open-invitation.ts';
import type { FragmentReading } from '../features/survey-access/rater-secret.ts';
import { useRaterAccess } from '../features/survey-access/use-rater-access.ts';
import { languageFor } from '../features/survey-language/wanted-language.ts';
import { becomeOnlyTab } from '../features/survey-sending/single-tab.ts';
import { type DeviceStore, openDeviceStore } from '../lib/device-store.ts';
import { Invitation } from './invitation.tsx';
import { CodePage } from './pages/code-page.tsx';
import NotLoadedPage from './pages/not-loaded-page.tsx';
import { RefusedPage } from './pages/refused-page.tsx';
import { NoticePage } from './parts/notice-page.tsx';
import { useArrivedCode } from './parts/use-arrived-code.ts';
import { speak } from './survey-language.ts';

type Tab = 'asking' | 'only' | 'second' | 'lost';

const opening: { store: Promise<DeviceStore> | null; lock: Promise<boolean> | null } = { store: null, lock: null };

const voice = {
  languageFor: (raterLocale: string | null) => languageFor(raterLocale, window),
  speak,
};

interface SurveyAppProps {
  reading: FragmentReading;
  /** What it stands for, asked for already. */
  opened: Promise<OpenedInvitation | RefusedAccess> | null;
  /** The words of a first page. */
  texts: Promise<void>;
}

/** The survey: opens what the link stands for, in one tab at a time. */
export function SurveyApp({ reading, opened, texts }: SurveyAppProps) {
  const { t, i18n } = useTranslation();
  const words = useWords(texts);
  const [store, setStore] = useState<DeviceStore | null>(null);
  const arrived = useArrivedCode(reading, store);
  const { access, enterCode, showCode, retry, refresh, leave } = useRaterAccess(
    reading,
    arrived.arrive,
    voice,
    i18n.language,
    opened,
  );
  const { tab, take } = useOnlyTab(access.state === 'ready');
  const [arriving, setArriving] = useState(true);

  useEffect(() => {
    opening.store ??= openDeviceStore();
    void opening.store.then(setStore);
  }, []);

  const asking = access.state === 'ready' && tab === 'asking';
  const waiting = store === null || !arrived.ready || asking || access.state === 'opening';
  useEffect(() => {
    if (!waiting) setArriving(false);
  }, [waiting]);

  if (words === 'failed') return <NotLoadedPage />;
  if (words === 'coming') return null;
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
  if (waiting) {
    return (
      <NoticePage heading={t('opening.heading')} late={arriving}>
        <p className="lead" role="status">
          {t('opening.text')}
        </p>
      </NoticePage>
    );
  }
  if (access.state === 'code') {
    const reason = access.reason === 'asked' && arrived.code !== null ? 'other-device' : access.reason;
    return <CodePage reason={reason} onCode={enterCode} />;
  }
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
      arrivedCode={arrived.code}
      onEnterCode={() => showCode('signed-out')}
      onRefresh={refresh}
      onLeave={async () => {
        await arrived.forget();
        return leave();
      }}
    />
  );
}

/** Whether there are words yet: until there are, nothing is shown, and the server is asked all the same. */
function useWords(texts: Promise<void>): 'coming' | 'there' | 'failed' {
  const [words, setWords] = useState<'coming' | 'there' | 'failed'>('coming');
  useEffect(() => {
    texts.then(
      () => setWords('there'),
      () => setWords('failed'),
    );
  }, [texts]);
  return words;
}

/** @param wanted there is an invitation open, whose drafts two tabs would mix up */
function useOnlyTab(wanted: boolean): { tab: Tab; take(): void } {
  const [tab, setTab] = useState<Tab>('asking');

  useEffect(() => {
    if (!wanted) return;
    opening.lock ??= becomeOnlyTab(false, () => setTab('lost'));
    void opening.lock.then((only) => setTab((before) => (before === 'asking' ? (only ? 'only' : 'second') : before)));
  }, [wanted]);

  const take = useCallback(() => {
    void becomeOnlyTab(true, () => setTab('lost')).then(() => setTab('only'));
  }, []);

  return { tab, take };
}
