import { useTranslation } from 'react-i18next';
import { inGroups } from '../how-it-works/fingerprint.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { SiteBar } from '../parts/site-bar.tsx';
import { SiteFoot } from '../parts/site-foot.tsx';
import { addTexts } from '../survey-language.ts';
import { CheckReceipt } from './check-receipt.tsx';
import { type Receipts, useReceipts } from './use-receipts.ts';

// These texts come with this page: whoever only answers need not load them.
await addTexts('receipts');

/** Was an answer counted? For whoever has its receipt. Needs no sign-in, and sends no receipt anywhere. */
export default function ReceiptsPage({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation();
  const { receipts, retry } = useReceipts(campaignId);
  return (
    <>
      <SiteBar />
      <main className="page explained">
        <PageHeading>{t('receipts.heading')}</PageHeading>
        <p className="lead">{t('receipts.lead')}</p>
        <Standing receipts={receipts} onRetry={retry} />
        <p>
          <a href={`/how-it-works/${campaignId}`}>{t('receipts.how')}</a>
        </p>
      </main>
      <SiteFoot />
    </>
  );
}

function Standing({ receipts, onRetry }: { receipts: Receipts; onRetry(): void }) {
  const { t, i18n } = useTranslation();
  if (receipts.state === 'reading') return <p role="status">{t('receipts.reading')}</p>;
  if (receipts.state !== 'published') {
    return (
      <div className="callout info" role="status">
        <p>{t(`receipts.${receipts.state}`)}</p>
        {receipts.state === 'unreachable' ? (
          <button className="button" type="button" onClick={onRetry}>
            {t('retry')}
          </button>
        ) : null}
      </div>
    );
  }
  const { list, sha256, kept } = receipts;
  const count = list.receipts.length;
  return (
    <>
      {kept.map(({ leaderName, receipt }) => (
        <section key={receipt}>
          <h2>{t('receipts.kept', { leader: leaderName })}</h2>
          <CheckReceipt list={list} receipt={receipt} />
        </section>
      ))}
      <section>
        <h2>{t(kept.length === 0 ? 'receipts.enter' : 'receipts.enter-other')}</h2>
        <CheckReceipt list={list} />
      </section>
      <section>
        <h2>{t('receipts.list')}</h2>
        <p>{t('receipts.list-is', { count, number: new Intl.NumberFormat(i18n.language).format(count) })}</p>
        <p className="fingerprint">
          <code>{inGroups(sha256)}</code>
        </p>
        <p>{t('receipts.fingerprint')}</p>
      </section>
    </>
  );
}
