import { redeemBodyBytes } from '@heartset/ballot/protocol/redeem-body';
import { ballotCountedSchema } from '@heartset/model/api/ballots';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { AppError } from '../../core/errors.ts';
import type { ApiDeps, App, Routes } from '../../plugins/app-instance.ts';
import { placeSealer, sealingKeys } from '../ballots/ballots.public.ts';
import { answerFrames } from './answer-frames.ts';
import { redeemBallot } from './redeem-ballot.ts';
import { tokenBucket } from './token-bucket.ts';

const bytesType = 'application/octet-stream';

/**
 * A limit by address would keep addresses beside times, so there is one for everybody. Fifty a second are ten thousand people
 * within four minutes, and still far below what the database takes; whoever is turned away tries again by itself.
 */
const limit = { perSecond: 50, burst: 200 };

/**
 * Where answers come in: no cookie is read, none is set, no address is kept and no log line is left. The ballot is all it takes.
 */
export const answerRoutes: Routes = (app, deps) => {
  app.register(async (scope) => redeemRoute(scope.withTypeProvider<ZodTypeProvider>(), deps));
};

/** In a scope of its own, where a body is so many bytes and nothing else. */
function redeemRoute(app: App, deps: ApiDeps): void {
  const { database, keys } = deps;
  const redeemDeps = {
    database,
    keys,
    frames: answerFrames(database),
    sealingKeys: sealingKeys(database),
    sealPlace: placeSealer(),
  };
  const take = tokenBucket(limit, deps.clock);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(bytesType, { parseAs: 'buffer', bodyLimit: redeemBodyBytes }, (_request, body, done) =>
    done(null, body),
  );
  app.addContentTypeParser('*', (_request, _payload, done) => {
    done(new AppError('media-type-unsupported', `Send the ballot itself, with the header Content-Type: ${bytesType}.`));
  });
  app.post(
    '/api/v1/ballots',
    {
      bodyLimit: redeemBodyBytes,
      config: { silent: true, rateLimit: false },
      onRequest: async (_request, reply) => {
        if (take()) return;
        reply.header('retry-after', '2');
        throw new AppError(
          'too-many-requests',
          'Many people are sending right now. Your answers are kept on this device; please send again in a moment.',
        );
      },
      schema: {
        tags: ['answers'],
        summary: 'Redeem a ballot: its answers are counted once, however often they are sent',
        consumes: [bytesType],
        response: { 200: ballotCountedSchema },
      },
    },
    async (request) => {
      if (!(request.body instanceof Uint8Array))
        throw new AppError('input-invalid', 'What was sent could not be read.');
      return { receipt: await redeemBallot(redeemDeps, request.body) };
    },
  );
}
