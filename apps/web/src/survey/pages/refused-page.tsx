import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalReason } from '../../features/survey-access/access-refusal.ts';
import { resumeSending } from '../../features/survey-sending/send-answers.ts';
import type { SendOutcome } from '../../features/survey-sending/send-outcome.ts';
import type { DeviceStore } from '../../lib/device-store.ts';
import { browserTools } from '../parts/browser-tools.ts';
import { NoticePage } from '../parts/notice-page.tsx';
import { useKeptBallots, type WaitingSheet } from '../parts/use-kept-ballots.ts';

interface RefusedPageProps {
  reason: RefusalReason;
  requestId: string | null;
  store: DeviceStore;
  onRetry(): void;
  onEnterCode(): void;
}

/** The invitation cannot be opened: why, and what to do. Answers that are on their way still can be sent. */
export function RefusedPage({ reason, requestId, store, onRetry, onEnterCode }: RefusedPageProps) {
  const { t, i18n } = useTranslation();
  const { waiting, receipts } = useKeptBallots(store);
  const mayRetry = reason === 'unreachable' || reason === 'failed' || reason === 'too-many';
  const action = `refused.${reason}.action`;
  return (
    <NoticePage
      heading={t(`refused.${reason}.heading`)}
      actions={
        <>
          {mayRetry ? (
            <button className="button" type="button" onClick={onRetry}>
              {t('retry')}
            </button>
          ) : null}
          {reason === 'unknown' || reason === 'unknown-code' ? (
            <button className="button" type="button" onClick={onEnterCode}>
              {t('refused.enter-code')}
            </button>
          ) : null}
        </>
      }
    >
      <p className="lead">{t(`refused.${reason}.text`)}</p>
      {i18n.exists(action) ? <p>{t(action)}</p> : null}
      {reason === 'failed' && requestId !== null ? (
        <p className="small">{t('refused.request', { requestId })}</p>
      ) : null}
      {reason === 'ended' || reason === 'between-rounds' ? (
        <>
          {waiting.map((sheet) => (
            <Waiting key={sheet.assignmentId} sheet={sheet} store={store} />
          ))}
          {receipts.map(({ campaignId, leaderName, receipt }) => (
            <p key={receipt} className="waiting">
              {t('refused.receipt', { leader: leaderName, receipt })}{' '}
              <a href={`/receipts/${campaignId}`}>{t('refused.check-receipt')}</a>
            </p>
          ))}
        </>
      ) : null}
    </NoticePage>
  );
}

function Waiting({ sheet, store }: { sheet: WaitingSheet; store: DeviceStore }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<SendOutcome | 'sending' | 'nothing-to-send' | null>(null);
  const leader = sheet.leaderName;

  async function send() {
    setOutcome('sending');
    setOutcome(await resumeSending(sheet.assignmentId, browserTools(store)).catch(() => 'unreached' as const));
  }

  return (
    <div className="callout" role="status">
      {outcome === 'counted' ? (
        <p>{t('refused.sent-waiting', { leader })}</p>
      ) : outcome === 'ended' || outcome === 'withdrawn' ? (
        <p>{t('sending.ended', { leader })}</p>
      ) : outcome === 'between-rounds' ? (
        <p>{t('sending.between-rounds', { leader })}</p>
      ) : (
        <>
          <p>{t('refused.waiting', { leader })}</p>
          <button className="button" type="button" disabled={outcome === 'sending'} onClick={() => void send()}>
            {t('refused.send-waiting')}
          </button>
        </>
      )}
    </div>
  );
}
