import { useTranslation } from 'react-i18next';
import { PageHeading } from '../parts/page-heading.tsx';
import { SiteBar } from '../parts/site-bar.tsx';
import { SiteFoot } from '../parts/site-foot.tsx';
import { addTexts } from '../survey-language.ts';
import { PublishedTerms } from './published-terms.tsx';
import { type Published, usePublished } from './use-published.ts';

// These texts come with this page: whoever only answers need not load them.
await addTexts('how-it-works');

const steps = ['opening', 'link', 'draft', 'ballot', 'check', 'send', 'sealed', 'counted', 'keys'] as const;
const limits = ['watching', 'signing-in', 'page', 'group', 'style', 'erasing', 'uncounted'] as const;

/** How answers are kept apart from people, for raters, works councils and auditors. Needs no sign-in. */
export default function HowItWorksPage({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation();
  const { published, retry } = usePublished(campaignId);
  return (
    <>
      <SiteBar />
      <main className="page explained">
        <PageHeading>{t('how.heading')}</PageHeading>
        <p className="lead">{t('how.lead')}</p>
        <section aria-labelledby="how-promised">
          <h2 id="how-promised">{t('how.promised')}</h2>
          <p>{t('how.promise')}</p>
        </section>
        <section aria-labelledby="how-steps">
          <h2 id="how-steps">{t('how.steps')}</h2>
          <ol className="steps">
            {steps.map((step) => (
              <li key={step}>
                <strong>{t(`how.step.${step}.what`)}</strong> {t(`how.step.${step}.how`)}
              </li>
            ))}
          </ol>
        </section>
        <section className="limits" aria-labelledby="how-limits">
          <h2 id="how-limits">{t('how.limits')}</h2>
          <ul>
            {limits.map((limit) => (
              <li key={limit}>{t(`how.limit.${limit}`)}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="how-published">
          <h2 id="how-published">{t('how.published')}</h2>
          <p>{t('how.published-why')}</p>
          <What published={published} campaignId={campaignId} onRetry={retry} />
        </section>
      </main>
      <SiteFoot />
    </>
  );
}

interface WhatProps {
  published: Published;
  campaignId: string;
  onRetry(): void;
}

function What({ published, campaignId, onRetry }: WhatProps) {
  const { t } = useTranslation();
  if (published.state === 'checked') {
    return <PublishedTerms published={published.published} checked={published.checked} campaignId={campaignId} />;
  }
  if (published.state === 'reading') return <p role="status">{t('how.reading')}</p>;
  return (
    <div className="callout" role="alert">
      <p>{t(`how.${published.state}`)}</p>
      {published.state === 'unreachable' ? (
        <button className="button" type="button" onClick={onRetry}>
          {t('retry')}
        </button>
      ) : null}
    </div>
  );
}
