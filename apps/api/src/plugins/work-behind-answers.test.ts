import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workBehindAnswers } from './work-behind-answers.ts';

let app: FastifyInstance;
let lines: string;
beforeEach(async () => {
  lines = '';
  const write = (line: string) => {
    lines += line;
  };
  const loggerInstance: FastifyBaseLogger = pino({ level: 'error' }, { write });
  app = fastify({ loggerInstance });
  await app.register(workBehindAnswers);
  await app.ready();
});
afterEach(() => app.close());

/** Work that ends when it is told to. */
function openWork() {
  const ends: { end: () => void; fail: () => void }[] = [];
  const promise = new Promise<void>((resolve, reject) => {
    ends.push({ end: resolve, fail: () => reject(new TypeError('for ada@hospital.test')) });
  });
  const [end] = ends;
  if (!end) throw new Error('a promise runs at once');
  return { promise, ...end };
}

describe('an answer', () => {
  it('comes at its time, whether the work is long done or goes on', async () => {
    const slow = openWork();
    const timed = async (work: Promise<unknown>) => {
      const began = performance.now();
      await app.answerAfter(60, 'test', work);
      return performance.now() - began;
    };
    expect(await timed(Promise.resolve())).toBeGreaterThan(55);
    expect(await timed(slow.promise)).toBeGreaterThan(55);
    slow.end();
  });

  it('says when the work has failed within the time, and not before its end', async () => {
    const began = performance.now();
    const failing = app.answerAfter(60, 'test', Promise.reject(new TypeError('no database')));
    await expect(failing).rejects.toThrow('no database');
    expect(performance.now() - began).toBeGreaterThan(55);
    expect(lines).toBe('');
  });

  it('stays, when the work fails later; the log has the label and nothing that somebody wrote', async () => {
    const slow = openWork();
    await app.answerAfter(5, 'sign-in request', slow.promise);
    slow.fail();
    await app.whenNothingIsBehind();
    expect(JSON.parse(lines)).toMatchObject({ label: 'sign-in request', name: 'TypeError' });
    expect(lines).not.toContain('hospital.test');
  });
});

it('closes after what goes on behind answers', async () => {
  const slow = openWork();
  app.finishBehind('test', slow.promise);
  let closed = false;
  const closing = app.close().then(() => {
    closed = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(closed).toBe(false);
  slow.end();
  await closing;
  expect(closed).toBe(true);
});
