import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoticePage } from '../parts/notice-page.tsx';
import { addTexts } from '../survey-language.ts';
import { type StopOutcome, stopMails } from './stop-mails.ts';
import { readStopToken } from './stop-token.ts';

// These texts come with this page: whoever only answers need not load them.
await addTexts('stop');

/** Stops the mails about a campaign, once somebody presses the button. Opening the page changes nothing. */
export default function StopPage() {
  const { t } = useTranslation();
  const [token] = useState(() => readStopToken(window.location));
  const [state, setState] = useState<'asking' | 'stopping' | StopOutcome>('asking');
  if (token === null || state === 'unknown') {
    return (
      <NoticePage heading={t('stop.unknown-heading')}>
        <p className="lead">{t('stop.unknown')}</p>
      </NoticePage>
    );
  }
  if (state === 'stopped') {
    return (
      <NoticePage heading={t('stop.done-heading')}>
        <p className="lead">{t('stop.done')}</p>
        <p>{t('stop.still')}</p>
      </NoticePage>
    );
  }
  const stop = async () => {
    if (state === 'stopping') return;
    setState('stopping');
    setState(await stopMails(token));
  };
  return (
    <NoticePage
      heading={t('stop.heading')}
      actions={
        <button className="button" type="button" aria-disabled={state === 'stopping'} onClick={() => void stop()}>
          {t('stop.button')}
        </button>
      }
    >
      <p className="lead">{t('stop.lead')}</p>
      <p>{t('stop.still')}</p>
      <p>
        {t('stop.told')} {t('stop.final')}
      </p>
      <p role="status">
        {state === 'stopping' ? t('stop.stopping') : null}
        {state === 'unreachable' ? t('stop.unreachable') : null}
      </p>
    </NoticePage>
  );
}
