import { useTranslation } from 'react-i18next';
import { readerLocale } from '../../lib/format-date.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { SiteBar } from '../parts/site-bar.tsx';
import { addTexts } from '../survey-language.ts';

// These texts come with this page: whoever only answers need not load them.
await addTexts('accessibility');

/** When somebody last compared this page with what is tested, and with what is known to be missing. */
const lookedOver = new Date('2026-11-24T00:00:00Z');

const tests = ['rules', 'zoom', 'keyboard', 'network'] as const;
const limits = ['people', 'language', 'dashboard', 'script'] as const;

/** How accessible the product is, how that is known, what is missing, whom to tell. For everybody, without a sign-in. */
export default function AccessibilityPage() {
  const { t, i18n } = useTranslation();
  const day = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    lookedOver,
  );
  return (
    <>
      <SiteBar />
      <main className="page explained">
        <PageHeading>{t('accessible.heading')}</PageHeading>
        <p className="lead">{t('accessible.lead')}</p>
        <section aria-labelledby="accessible-aim">
          <h2 id="accessible-aim">{t('accessible.aim')}</h2>
          <p>{t('accessible.aim-survey')}</p>
          <p>{t('accessible.aim-dashboard')}</p>
        </section>
        <section aria-labelledby="accessible-tested">
          <h2 id="accessible-tested">{t('accessible.tested')}</h2>
          <ul className="said">
            {tests.map((test) => (
              <li key={test}>{t(`accessible.test.${test}`)}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="accessible-limits">
          <h2 id="accessible-limits">{t('accessible.limits')}</h2>
          <ul className="said">
            {limits.map((limit) => (
              <li key={limit}>{t(`accessible.limit.${limit}`)}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="accessible-help">
          <h2 id="accessible-help">{t('accessible.help')}</h2>
          <p>{t('accessible.help-mail')}</p>
          <p>{t('accessible.help-none')}</p>
        </section>
        <p className="small">{t('accessible.looked-over', { date: day })}</p>
      </main>
    </>
  );
}
