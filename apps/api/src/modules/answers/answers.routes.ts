import { answersCountedSchema, redeemAnswersSchema } from '@heartset/model/api/answers';
import { AppError } from '../../core/errors.ts';
import type { Routes } from '../../plugins/app-instance.ts';
import { frozenInstruments } from './frozen-instruments.ts';
import { redeemAnswers } from './redeem-answers.ts';
import { tokenBucket } from './token-bucket.ts';

/** A full sheet with six comments of 2,000 characters stays below this in every script. */
const bodyLimit = 64 * 1024;

/**
 * A limit by address would keep addresses beside times, so there is one for everybody. Fifty a second are ten thousand people
 * within four minutes, and still far below what the database takes; whoever is turned away tries again by itself.
 */
const limit = { perSecond: 50, burst: 200 };

/**
 * Where answers come in: no cookie is read, none is set, no address is kept and no log line is left. The ticket is all it takes.
 */
export const answerRoutes: Routes = (app, deps) => {
  const instruments = frozenInstruments(deps.database);
  const take = tokenBucket(limit, deps.clock);
  app.post(
    '/api/v1/answers',
    {
      bodyLimit,
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
        summary: 'Redeem a ticket: its answers are counted once, however often they are sent',
        body: redeemAnswersSchema,
        response: { 200: answersCountedSchema },
      },
    },
    async (request, reply) => {
      await redeemAnswers(deps.database, instruments, request.body);
      reply.header('cache-control', 'no-store');
      return { status: 'counted' as const };
    },
  );
};
