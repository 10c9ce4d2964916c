import { type QueryClient, useQuery } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { LoadingPage } from '../components/loading.tsx';
import { AccountPage } from '../features/session/account-page.tsx';
import { meQuery } from '../features/session/get-me.ts';
import { SignInLinkPage } from '../features/session/sign-in-link-page.tsx';
import { SignedInPages } from '../features/session/signed-in-pages.tsx';
import { WelcomePage } from '../features/session/welcome-page.tsx';
import { PageFailed, PageForHr, PageForLeaders, PageNotFound } from './fallback-pages.tsx';
import { Shell } from './shell.tsx';

type Context = { queries: QueryClient };

const root = createRootRouteWithContext<Context>()({ component: Shell, notFoundComponent: PageNotFound });

type SignInSearch = { next?: string };
const nextPath = (search: Record<string, unknown>): SignInSearch =>
  typeof search.next === 'string' ? { next: search.next } : {};

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (me?.roles.includes('hr')) throw redirect({ to: '/campaigns' });
    if (me) throw redirect({ to: '/feedback' });
  },
  component: () => <WelcomePage next={undefined} />,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: nextPath,
  component: function SignIn() {
    return <WelcomePage next={signIn.useSearch().next} />;
  },
});

const signInLink = createRoute({ getParentRoute: () => root, path: '/sign-in/link', component: SignInLinkPage });

/** Everything below needs somebody signed in; whoever is not goes to sign in, and comes back. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (me === null) throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
  component: SignedInPages,
});

const under = () => signedIn;
/** Pages that are HR's alone; anybody else is told so. */
const forHr = createRoute({
  getParentRoute: under,
  id: 'for-hr',
  component: function ForHr() {
    const me = useQuery(meQuery).data;
    return me?.roles.includes('hr') ? <Outlet /> : <PageForHr />;
  },
});
/** Asking about oneself is for leaders; HR and coaches are told so before they have filled in a form. */
const forLeaders = createRoute({
  getParentRoute: under,
  id: 'for-leaders',
  component: function ForLeaders() {
    const me = useQuery(meQuery).data;
    return me?.roles.includes('leader') ? <Outlet /> : <PageForLeaders />;
  },
});
const account = createRoute({ getParentRoute: under, path: '/account', component: AccountPage });
const people = createRoute({
  getParentRoute: () => forHr,
  path: '/people',
  component: lazyRouteComponent(() => import('../features/people/people-page.tsx'), 'PeoplePage'),
});
const peopleImport = createRoute({
  getParentRoute: () => forHr,
  path: '/people/import',
  component: lazyRouteComponent(() => import('../features/directory-import/import-page.tsx'), 'ImportPage'),
});
const campaigns = createRoute({
  getParentRoute: () => forHr,
  path: '/campaigns',
  component: lazyRouteComponent(() => import('../features/campaigns/campaigns-page.tsx'), 'CampaignsPage'),
});
const newCampaign = createRoute({
  getParentRoute: () => forHr,
  path: '/campaigns/new',
  component: lazyRouteComponent(() => import('../features/campaigns/new-campaign-page.tsx'), 'NewCampaignPage'),
});
const campaign = createRoute({
  getParentRoute: under,
  path: '/campaigns/$campaignId',
  component: lazyRouteComponent(() => import('../features/campaigns/campaign-page.tsx'), 'CampaignPage'),
});
const organization = createRoute({
  getParentRoute: () => forHr,
  path: '/campaigns/$campaignId/organization',
  component: lazyRouteComponent(() => import('../features/organization/organization-page.tsx'), 'OrganizationPage'),
});
const raters = createRoute({
  getParentRoute: under,
  path: '/campaigns/$campaignId/leaders/$leaderId',
  component: lazyRouteComponent(() => import('../features/raters/raters-page.tsx'), 'RatersPage'),
});
const feedback = createRoute({
  getParentRoute: under,
  path: '/feedback',
  component: lazyRouteComponent(() => import('../features/feedback/feedback-page.tsx'), 'FeedbackPage'),
});
const newFeedback = createRoute({
  getParentRoute: () => forLeaders,
  path: '/feedback/new',
  component: lazyRouteComponent(() => import('../features/feedback/new-feedback-page.tsx'), 'NewFeedbackPage'),
});
const selfAssessment = createRoute({
  getParentRoute: under,
  path: '/self/$campaignId',
  component: lazyRouteComponent(
    () => import('../features/self-assessment/self-assessment-page.tsx'),
    'SelfAssessmentPage',
  ),
});
const report = createRoute({
  getParentRoute: under,
  path: '/reports/$campaignId/$leaderId',
  component: lazyRouteComponent(() => import('../features/reports/report-page.tsx'), 'ReportPage'),
});

const routeTree = root.addChildren([
  home,
  signIn,
  signInLink,
  signedIn.addChildren([
    account,
    forHr.addChildren([people, peopleImport, campaigns, newCampaign, organization]),
    forLeaders.addChildren([newFeedback]),
    campaign,
    raters,
    feedback,
    selfAssessment,
    report,
  ]),
]);

/** The dashboard's pages. What is heavy is loaded when it is first opened. */
export function createDashboardRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    scrollRestoration: true,
    defaultPendingComponent: LoadingPage,
    defaultErrorComponent: PageFailed,
    defaultPreload: 'intent',
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDashboardRouter>;
  }
}
