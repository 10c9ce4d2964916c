import { setTimeout as wait } from 'node:timers/promises';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Comes back after exactly so many milliseconds, so that time does not tell whether there was much to do, or anything. Work that
     * takes longer goes on behind the answer. A failure within the time is thrown, also at its end; a later one is logged by the label.
     *
     * @param label what the work is, in a word or two: for the log
     */
    answerAfter(milliseconds: number, label: string, work: Promise<unknown>): Promise<void>;
    /** Lets work go on that no answer waits for. A failure is logged by the label alone. */
    finishBehind(label: string, work: Promise<unknown>): void;
    /** Comes back when nothing goes on behind answers. Closing waits for it, before the database goes. */
    whenNothingIsBehind(): Promise<void>;
  }
}

/** Work that is not waited for by the request that began it, and yet is neither lost at the end nor fails unseen. */
export const workBehindAnswers = fp((app) => {
  const behind = new Set<Promise<void>>();

  const finishBehind = (label: string, work: Promise<unknown>): void => {
    const going = work
      .then(
        () => undefined,
        // Messages may hold what a person wrote: the label says where to look.
        (error: unknown) =>
          app.log.error(
            { label, name: error instanceof Error ? error.name : 'unknown' },
            'work behind an answer failed',
          ),
      )
      .finally(() => behind.delete(going));
    behind.add(going);
  };

  app.decorate('finishBehind', finishBehind);
  app.decorate('answerAfter', async (milliseconds: number, label: string, work: Promise<unknown>) => {
    let late = false;
    const failures: { error: unknown }[] = [];
    const watched = work.catch((error: unknown) => {
      if (late) throw error;
      failures.push({ error });
    });
    finishBehind(label, watched);
    await wait(milliseconds);
    late = true;
    const [within] = failures;
    if (within) throw within.error;
  });
  const whenNothingIsBehind = async (): Promise<void> => {
    while (behind.size > 0) await Promise.all(behind);
  };
  app.decorate('whenNothingIsBehind', whenNothingIsBehind);
  app.addHook('onClose', whenNothingIsBehind);
});
