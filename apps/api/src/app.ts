import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { type DestinationStream, pino } from 'pino';
import type { Config } from './config.ts';
import { answerRoutes } from './modules/answers/answers.routes.ts';
import { authRoutes } from './modules/auth/auth.routes.ts';
import { ballotRoutes } from './modules/ballots/ballots.routes.ts';
import { bounceRoutes } from './modules/bounces/bounces.routes.ts';
import { campaignsRoutes } from './modules/campaigns/campaigns.routes.ts';
import { directoryImportRoutes } from './modules/directory-imports/directory-imports.routes.ts';
import { instrumentRoutes } from './modules/instruments/instruments.routes.ts';
import { shortLinkRoutes } from './modules/mail/short-links.routes.ts';
import { mailStopRoutes } from './modules/mail-stops/mail-stops.routes.ts';
import { peopleRoutes } from './modules/people/people.routes.ts';
import { productRoutes } from './modules/product/product.routes.ts';
import { raterRoutes } from './modules/rater/rater.routes.ts';
import { organizationReportRoutes } from './modules/reports/organization-report.routes.ts';
import { reportRoutes } from './modules/reports/reports.routes.ts';
import { selfAssessmentRoutes } from './modules/self-assessments/self-assessments.routes.ts';
import type { ApiDeps, App } from './plugins/app-instance.ts';
import { authenticate } from './plugins/authenticate.ts';
import { closeConnections } from './plugins/close-connections.ts';
import { compressPublic } from './plugins/compress-public.ts';
import { health } from './plugins/health.ts';
import { keepNothing } from './plugins/keep-nothing.ts';
import { limitRate } from './plugins/limit-rate.ts';
import { openapi } from './plugins/openapi.ts';
import { problemDetails, sendProblem, toProblem } from './plugins/problem-details.ts';
import { refuseForeignOrigin } from './plugins/refuse-foreign-origin.ts';
import { requestLog } from './plugins/request-log.ts';
import { requireResponseSchema } from './plugins/require-response-schema.ts';
import { webPages } from './plugins/web-pages.ts';
import { workBehindAnswers } from './plugins/work-behind-answers.ts';

/** Largest JSON body. A full answer sheet with six comments of 2,000 characters is below 64 KiB. */
const bodyLimit = 256 * 1024;

/** How long a request may take to come in, in milliseconds: a file of 5 MB over a slow line does, a body held back on purpose does not. */
const requestTimeout = 120_000;

/** What a test or the embedded start adds: routes of its own, registered after the product's. */
export type ExtraRoutes = (app: App) => void | Promise<void>;

/**
 * The HTTP application, complete and not listening: tests inject into it, entries listen.
 * Registrations stand in reading order; order matters.
 *
 * @param logDestination where log lines go; standard output when left out
 * @throws when a route lacks a response schema or a needed secret is missing
 */
export async function buildApp(
  config: Config,
  deps: ApiDeps,
  extraRoutes?: ExtraRoutes,
  logDestination?: DestinationStream,
): Promise<App> {
  if (!config.jwtSecret) throw new Error('JWT_SECRET is missing. Set it to a random text of at least 32 characters.');
  const logOptions = { level: config.logLevel, base: { process: 'api' } };
  const logger: FastifyBaseLogger = logDestination ? pino(logOptions, logDestination) : pino(logOptions);
  const app: App = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // One proxy: what stands further left in X-Forwarded-For is the caller's own say, and would make limits by address void.
    trustProxy: config.trustProxy && ((_address: string, hop: number) => hop === 0),
    bodyLimit,
    requestTimeout,
    frameworkErrors: (error, request, reply) => sendProblem(reply, toProblem(error, request.id)),
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  await app.register(closeConnections);
  await app.register(problemDetails);
  await app.register(requestLog);
  await app.register(keepNothing);
  await app.register(compressPublic);
  await app.register(requireResponseSchema);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The survey blinds and checks ballots beside its page.
        workerSrc: ["'self'"],
        // Mantine writes its sizes into style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: config.publicUrl.startsWith('https:') ? [] : null,
      },
    },
    // Of this host alone: what else stands under the same domain is not ours to decide.
    strictTransportSecurity: config.publicUrl.startsWith('https:') ? { includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(limitRate);
  await app.register(workBehindAnswers);
  await app.register(refuseForeignOrigin, { publicUrl: config.publicUrl });
  await app.register(cookie);
  await app.register(authenticate, {
    database: deps.database,
    clock: deps.clock,
    jwtSecret: config.jwtSecret,
    secureCookies: config.publicUrl.startsWith('https:'),
  });
  await app.register(openapi);
  await app.register(health, { database: deps.database });

  await app.register(async (scope) => {
    registerFeatures(scope.withTypeProvider<ZodTypeProvider>(), deps, config);
    await extraRoutes?.(scope.withTypeProvider<ZodTypeProvider>());
  });
  if (config.webFolder) await app.register(webPages, { folder: config.webFolder });
  return app;
}

/** One line a feature. */
function registerFeatures(app: App, deps: ApiDeps, config: Config): void {
  productRoutes(app, deps, config);
  authRoutes(app, deps, config);
  instrumentRoutes(app, deps, config);
  peopleRoutes(app, deps, config);
  directoryImportRoutes(app, deps, config);
  campaignsRoutes(app, deps, config);
  reportRoutes(app, deps, config);
  organizationReportRoutes(app, deps, config);
  raterRoutes(app, deps, config);
  ballotRoutes(app, deps, config);
  answerRoutes(app, deps, config);
  selfAssessmentRoutes(app, deps, config);
  mailStopRoutes(app, deps, config);
  shortLinkRoutes(app, deps, config);
  bounceRoutes(app, deps, config);
}
