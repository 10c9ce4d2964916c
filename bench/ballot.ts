import { gzipSync } from 'node:zlib';
import { blind, finalize } from '../packages/ballot/src/device/ballot-request.ts';
import { toBase64url } from '../packages/ballot/src/protocol/byte-strings.ts';
import { checkManifest } from '../packages/ballot/src/protocol/check-manifest.ts';
import { type Manifest, manifestText } from '../packages/ballot/src/protocol/manifest.ts';
import { type Issuer, makeIssuingKey, openIssuer } from '../packages/ballot/src/server/issuer.ts';
import {
  answersOpener,
  makeSealingKey,
  sealAnswers,
  sealedBytes,
} from '../packages/ballot/src/server/sealed-answers.ts';
import { nobleIssuer } from '../packages/ballot/src/testing/noble-issuer.ts';
import { bundleDevice } from './ballot-bundle.ts';
import { benchInstrument, drawing, madeUpSheets } from './made-up-answers.ts';
import { type Measured, measureInTurns, printTable } from './measure.ts';

const TARGET = 300;
const BATCH = 25;

const issuing = await makeIssuingKey();
const sealing = await makeSealingKey();
const leaders = (count: number): Manifest['leaders'] =>
  Array.from({ length: count }, (_, place) => ({
    leader: toBase64url(crypto.getRandomValues(new Uint8Array(16))),
    labels: ['team-members', 'peers', 'senior-leaders'].map((label) => ({ label, invited: 3 + (place % 5) })),
  }));
const manifest: Manifest = {
  format: 'heartset/manifest/v1',
  campaign: crypto.randomUUID(),
  minimumGroupSize: 3,
  identifiedLabels: [],
  readers: ['leader'],
  furtherRound: false,
  issuingKey: toBase64url(issuing.publicKey),
  sealingKey: toBase64url(sealing.publicKey),
  leaders: leaders(500),
};
const { ballotFor } = await checkManifest({ manifest: manifestText(manifest), supplements: [] });
const ballot = ballotFor(manifest.leaders[0]?.leader ?? '', 'peers');
const servers = { libsodium: await openIssuer(issuing.secretKey), noble: nobleIssuer(issuing.secretKey) };

/** What devices sent, made beforehand: the server's work alone is measured. */
const requests = await Promise.all(
  Array.from({ length: BATCH }, async () => {
    const kept = await blind();
    const reply = await servers.libsodium.issue(ballot.info, kept.blindedElement);
    return { kept, reply, output: await finalize(ballot, kept, reply) };
  }),
);

async function pairs(server: Issuer): Promise<void> {
  for (const { kept, output } of requests) {
    await server.issue(ballot.info, kept.blindedElement);
    if (!(await server.verify(ballot.info, kept.token, output))) throw new Error('A good token was refused.');
  }
}

const { frame } = benchInstrument();
const [sheet] = madeUpSheets(frame, drawing(7));
if (!sheet) throw new Error('There are no answers to seal.');
const { campaign } = manifest;
const contents = { campaign, leader: manifest.leaders[0]?.leader ?? '', label: 'peers', answers: sheet.sheet };
const hash = Buffer.alloc(32, 7);
const sealed = sealAnswers(sealing.publicKey, hash, contents);
const open = await answersOpener(sealing);
const repeated = (work: () => unknown) => async () => {
  for (let time = 0; time < BATCH; time += 1) await work();
};

const measured = await measureInTurns(
  {
    libsodium: () => pairs(servers.libsodium),
    noble: () => pairs(servers.noble),
    blind: repeated(blind),
    finalize: async () => {
      for (const { kept, reply } of requests) await finalize(ballot, kept, reply);
    },
    seal: repeated(() => sealAnswers(sealing.publicKey, hash, contents)),
    open: repeated(() => open(hash, sealed)),
  },
  15,
);

/** How many pairs a second of computing gives, whatever else the machine does: waiting is not counted. */
async function perSecondOfCpu(server: Issuer): Promise<number> {
  const rates: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const began = process.cpuUsage();
    for (let time = 0; time < 4; time += 1) await pairs(server);
    const { user, system } = process.cpuUsage(began);
    rates.push((4 * BATCH * 1e6) / (user + system));
  }
  return Math.round(rates.sort((a, b) => a - b)[2] ?? 0);
}

const perSecond = (milliseconds: number) => Math.round((BATCH * 1000) / milliseconds);
const each = (milliseconds: number) => (milliseconds / BATCH).toFixed(2);
const server = async (name: string, { median, best }: Measured, issuer: Issuer) => [
  name,
  perSecond(median),
  perSecond(best),
  await perSecondOfCpu(issuer),
];
const step = (name: string, { median, best }: Measured) => [name, each(median), each(best)];

console.log(`The server on one core: a ballot issued with its proof, and verified. Target: ${TARGET} pairs a second\n`);
printTable(
  ['group by', 'pairs a second, median', 'best', 'a second of CPU'],
  [
    await server('libsodium', measured.libsodium, servers.libsodium),
    await server('noble (pure JavaScript)', measured.noble, servers.noble),
  ],
);
console.log(`\nOne ballot; ${sealedBytes} bytes when it is sealed\n`);
printTable(
  ['step', 'ms, median', 'ms, best'],
  [
    step('device: blind', measured.blind),
    step('device: check the proof and finalize', measured.finalize),
    step('server: pack and seal', measured.seal),
    step('tally: open and unpack', measured.open),
  ],
);

console.log("\nThe browser's chunk: ballots, manifest, draft, device key, receipt\n");
const bundles = await bundleDevice();
printTable(
  ['bundled by Vite', 'bytes', 'gzip'],
  bundles.map(({ name, bytes, gzip }) => [name, bytes, gzip]),
);

console.log('\nA published manifest, three labels a leader\n');
const sizes: (number | string)[][] = [];
for (const count of [100, 500, 10_000]) {
  const text = manifestText({ ...manifest, leaders: leaders(count) });
  const began = performance.now();
  await checkManifest({ manifest: text, supplements: [] });
  sizes.push([count, text.length, gzipSync(text).length, (performance.now() - began).toFixed(0)]);
}
printTable(['leaders', 'bytes', 'gzip', 'checked in ms'], sizes);
