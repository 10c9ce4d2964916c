import '../components/tokens.css';
import './styles/base.css';
import './styles/questions.css';
import './styles/pages.css';
import './styles/around.css';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { opened, publicPage, reading } from './head-start.ts';
import NotLoadedPage from './pages/not-loaded-page.tsx';
import { SurveyApp } from './survey-app.tsx';
import { startLanguage } from './survey-language.ts';

window.history.scrollRestoration = 'manual';

const root = document.getElementById('root');
if (root === null) throw new Error('survey.html has no #root');
// Not waited for: what the link stands for is asked of the server meanwhile.
const texts = startLanguage();
const orReload = () => ({ default: NotLoadedPage });
const publicPages = {
  'how-it-works': lazy(() => import('./how-it-works/how-it-works-page.tsx').catch(orReload)),
  receipts: lazy(() => import('./receipts/receipts-page.tsx').catch(orReload)),
  accessibility: lazy(() => import('./accessibility/accessibility-page.tsx').catch(orReload)),
  stop: lazy(() => import('./stop/stop-page.tsx').catch(orReload)),
};
const wanted = publicPage;
const PublicPage = wanted && publicPages[wanted.name];
createRoot(root).render(
  <StrictMode>
    {PublicPage ? (
      <Suspense>
        <PublicPage campaignId={wanted.campaignId} />
      </Suspense>
    ) : (
      <SurveyApp reading={reading} opened={opened} texts={texts} />
    )}
  </StrictMode>,
);
