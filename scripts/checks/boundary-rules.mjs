/**
 * Who may import whom, as data. Files are matched from the top; the first rule that fits a file holds.
 *
 * - `files`: pattern of the importing file
 * - `mayImport`: patterns of project files and package names that are allowed; everything else is refused
 * - `instead`: where such code should go
 */
const tests = /\.test\.tsx?$/;
const model = /^packages\/model\//;
const modelPackage = /^@heartset\/model(\/api\/[a-z-]+)?$/;
/** Packages from the registry; project files begin with their folder. */
const anyPackage = /^(?!apps\/|packages\/)[^.]/;
const scoringPackage = /^@heartset\/scoring$/;
const attackerPackage = /^@heartset\/attacker$/;
/** What no page may load: keys, libsodium. */
const ballotServer = /^@heartset\/ballot\/(server|testing)\//;
const ballotPackage = /^@heartset\/ballot\/(protocol|server)\/[a-z-]+$/;
const nodeBuiltIn = /^node:/;
const own = (match, folder) => new RegExp(`^${match.replaceAll('/', '\\/')}${folder}`);

/** @param {string} file @returns the module's folder, as `apps/api/src/modules/campaigns/` */
const moduleFolder = (file) => file.match(/^apps\/api\/src\/modules\/[^/]+\//)?.[0] ?? 'none';

const api = (folder) => new RegExp(`^apps/api/src/${folder}`);
const otherPublic = /^apps\/api\/src\/modules\/[^/]+\/[a-z-]+\.public\.ts$/;
const jobDefinition = /^apps\/api\/src\/modules\/[^/]+\/[a-z-]+\.job\.ts$/;

export const rules = [
  {
    name: 'tests may import what they test with',
    files: tests,
    mayImport: () => [/.*/],
  },
  {
    name: 'wire schemas stand on model and zod',
    files: /^packages\/model\/src\/api\//,
    mayImport: () => [/^zod$/, model],
    instead: 'Rules belong to packages/model outside api/, I/O to apps/api.',
  },
  {
    name: 'benchmarks measure the product, and are no part of it',
    files: /^bench\//,
    mayImport: () => [/^(bench|packages|apps\/api|e2e\/support)\//, nodeBuiltIn],
    instead: 'What a benchmark needs of a package, it imports from the package itself.',
  },
  {
    name: 'the model imports zod alone',
    files: /^packages\/model\/src\/(?!api\/)/,
    mayImport: () => [/^zod$/, /^packages\/model\/src\/(?!api\/)/],
    instead: 'No node:*, no clock, no randomness: hand values in, or move the code to apps/api.',
  },
  {
    name: 'test support may use test tools',
    files: /^packages\/[a-z]+\/src\/testing\//,
    mayImport: () => [/.*/],
  },
  {
    name: 'scoring imports types of model',
    files: /^packages\/scoring\/src\//,
    mayImport: () => [/^packages\/scoring\/src\//, /^@heartset\/model$/],
    onlyTypesOf: /^@heartset\/model$/,
    instead: 'No I/O, no zod, no clock: hand values in, or move the code to apps/api.',
  },
  {
    name: 'the attacker shares no code with what it attacks',
    files: /^packages\/attacker\/src\//,
    mayImport: () => [/^packages\/attacker\/src\//, /^@heartset\/model$/, /^highs$/, nodeBuiltIn],
    onlyTypesOf: /^@heartset\/model$/,
    instead: 'Nothing of scoring but in tests: what the attacker and the publisher share, no attack finds wrong.',
  },
  {
    name: "a ballot's protocol is what device and server share",
    files: /^packages\/ballot\/src\/protocol\//,
    mayImport: () => [/^packages\/ballot\/src\/protocol\//, /^@cloudflare\/voprf-ts$/, /^@heartset\/model$/],
    onlyTypesOf: /^@heartset\/model$/,
    instead: 'What only one side does belongs to device/ or server/.',
  },
  {
    name: "a ballot's device never loads the server's half, nor the other way round",
    files: /^packages\/ballot\/src\/device\//,
    mayImport: () => [
      /^packages\/ballot\/src\/(device|protocol)\//,
      /^@cloudflare\/voprf-ts(\/crypto-noble)?$/,
      /^@heartset\/model$/,
    ],
    instead: 'libsodium and node:* belong to packages/ballot/src/server/.',
  },
  {
    name: "a ballot's server never loads the device's half, nor the other way round",
    files: /^packages\/ballot\/src\/server\//,
    mayImport: () => [
      /^packages\/ballot\/src\/(server|protocol)\//,
      /^@cloudflare\/voprf-ts$/,
      /^libsodium-wrappers-sumo$/,
      /^@heartset\/model$/,
      /^node:crypto$/,
    ],
    onlyTypesOf: /^@heartset\/model$/,
    instead: 'No keys on disk, no database, no clock: hand values in, or move the code to apps/api.',
  },
  {
    name: 'db and core stand below everything',
    files: api('(db|core)/'),
    mayImport: () => [api('(db|core)/'), /^drizzle-orm/, /^pg$/, /^zod$/, nodeBuiltIn, modelPackage],
    instead: 'fastify belongs to plugins/ and *.routes.ts, bullmq to jobs/, features to modules/.',
  },
  {
    name: 'routes know fastify and their own verbs, never the database',
    files: /^apps\/api\/src\/modules\/[^/]+\/[a-z-]+\.routes\.ts$/,
    mayImport: (file) => [
      own(moduleFolder(file), '(?!.*\\.handler\\.ts$)'),
      otherPublic,
      jobDefinition,
      api('plugins/'),
      api('core/'),
      api('config\\.ts$'),
      /^fastify/,
      /^@fastify\//,
      /^zod$/,
      /^node:stream/,
      modelPackage,
      /^@heartset\/ballot\/protocol\/(redeem-body|draft-format)$/,
    ],
    instead: 'Queries go to *.queries.ts, writes to a verb; another feature is reached by its *.public.ts.',
  },
  {
    name: 'job definitions are data',
    files: /\.job\.ts$/,
    mayImport: (file) => [own(moduleFolder(file), ''), api('core/'), /^zod$/, modelPackage],
    instead: 'The work belongs to the *.handler.ts beside it.',
  },
  {
    name: 'the tally attacks what it is about to publish, before it is stored',
    files: /^apps\/api\/src\/modules\/tally\/(attack-[a-z-]+|publish-and-attack|release-organization)\.ts$/,
    mayImport: (file) => [
      own(moduleFolder(file), '(?!.*\\.routes\\.ts$)'),
      api('(core|db)/'),
      /^drizzle-orm/,
      /^zod$/,
      nodeBuiltIn,
      modelPackage,
      scoringPackage,
      attackerPackage,
    ],
    instead: 'The attacker is used where a release is about to be stored, and nowhere else in a module.',
  },
  {
    name: 'a module reaches core, db, model, scoring, its own files and the public files of others',
    files: /^apps\/api\/src\/modules\//,
    mayImport: (file) => [
      own(moduleFolder(file), '(?!.*\\.routes\\.ts$)'),
      otherPublic,
      api('(core|db)/'),
      /^drizzle-orm/,
      /^(zod|csv-parse|nodemailer|mailparser|smtp-server|i18next|react|react-dom)(\/.*)?$/,
      /^@react-email\//,
      nodeBuiltIn,
      modelPackage,
      scoringPackage,
      ballotPackage,
    ],
    instead: 'fastify belongs to *.routes.ts, bullmq to jobs/, the environment to config.ts.',
  },
  {
    name: 'plugins know fastify and the public files of modules',
    files: api('plugins/'),
    mayImport: () => [
      api('(plugins|core|db)/'),
      api('config\\.ts$'),
      otherPublic,
      /^@?fastify/,
      /^drizzle-orm/,
      /^zod$/,
      nodeBuiltIn,
      modelPackage,
    ],
    instead: 'What a feature does belongs to modules/<feature>/.',
  },
  {
    name: 'jobs know bullmq, and handlers of modules',
    files: api('jobs/'),
    mayImport: () => [
      api('(jobs|core|db)/'),
      api('config\\.ts$'),
      /^apps\/api\/src\/modules\/[^/]+\/[a-z-]+(\.(job|handler|public)|-deps)\.ts$/,
      /^(bullmq|ioredis|pg|zod)$/,
      nodeBuiltIn,
      modelPackage,
    ],
    instead: 'The work belongs to a *.handler.ts of its module.',
  },
  {
    name: 'entries, the embedded start and test support put everything together',
    files: /^apps\/api\/src\//,
    mayImport: () => [/.*/],
  },
  {
    name: 'lib is the lowest layer of the web',
    files: /^apps\/web\/src\/lib\//,
    mayImport: () => [/^apps\/web\/src\/lib\//, modelPackage, anyPackage],
    forbids: [scoringPackage, ballotServer, nodeBuiltIn, /^apps\/api\//],
    instead: 'Move it up to components/ or features/.',
  },
  {
    name: 'components stand on lib',
    files: /^apps\/web\/src\/components\//,
    mayImport: () => [/^apps\/web\/src\/(components|lib)\//, modelPackage, anyPackage],
    forbids: [scoringPackage, ballotServer, nodeBuiltIn, /^apps\/api\//],
    instead: 'A component that knows a feature belongs to features/.',
  },
  {
    name: 'features stand on components and lib',
    files: /^apps\/web\/src\/features\//,
    mayImport: () => [/^apps\/web\/src\/(features|components|lib)\//, modelPackage, anyPackage],
    forbids: [scoringPackage, ballotServer, nodeBuiltIn, /^apps\/api\//],
    instead: 'Pages belong to dashboard/ or survey/.',
  },
  {
    name: 'the survey never loads dashboard code',
    files: /^apps\/web\/src\/survey\//,
    mayImport: () => [
      /^apps\/web\/src\/(survey|components|lib)\//,
      /^apps\/web\/src\/features\/survey-/,
      modelPackage,
      anyPackage,
    ],
    forbids: [scoringPackage, ballotServer, nodeBuiltIn, /^apps\/api\//, /^@mantine\//, /^@tanstack\//],
    instead: 'The survey is plain React on its own: share through components/ or lib/.',
  },
  {
    name: 'the dashboard never loads survey code',
    files: /^apps\/web\/src\/dashboard\//,
    mayImport: () => [/^apps\/web\/src\/(dashboard|features|components|lib)\//, modelPackage, anyPackage],
    forbids: [scoringPackage, ballotServer, nodeBuiltIn, /^apps\/api\//],
    instead: 'Share through features/, components/ or lib/.',
  },
];

/** File names that say nothing about what is in them. */
export const emptyNames = /(^|\/)(utils?|helpers?|types|services?|common-utils|misc|shared)\.tsx?$/;

/** The one place where a package opens itself. */
export const allowedBarrels = new Set([
  'packages/model/src/index.ts',
  'packages/scoring/src/index.ts',
  'packages/attacker/src/index.ts',
]);

/** Data and texts may be long. */
export const longFilesAllowed = /(\/instruments\/|\/locales\/|\.test\.tsx?$)/;
export const longestFile = 400;
