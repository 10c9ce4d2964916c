import { afterEach, describe, expect, it, vi } from 'vitest';
import { addressOf, callApi } from './api.ts';
import { ProblemError } from './problem-error.ts';

const text = {
  safeParse: (value: unknown) =>
    typeof value === 'string' ? { success: true as const, data: value } : { success: false as const },
};
const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ type: 'about:blank', title: code, status, code, requestId: 'r1' }), { status });

/** Answers each call by its address, and remembers the order. */
function answering(answer: (address: string, nth: number) => Response | Error) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    const given = answer(address, asked.filter((each) => each === address).length);
    if (given instanceof Error) throw given;
    return given;
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

describe('addressOf', () => {
  it('leaves out what has no value', () => {
    expect(addressOf({ path: '/people', query: { search: 'a b', after: undefined, limit: 50 } })).toBe(
      '/api/v1/people?search=a+b&limit=50',
    );
    expect(addressOf({ path: '/people', query: { search: '' } })).toBe('/api/v1/people');
  });
});

describe('callApi', () => {
  it('renews an expired session once for several calls, and repeats them', async () => {
    const asked = answering((address, nth) => {
      if (address.endsWith('/auth/refresh')) return new Response(null, { status: 204 });
      return nth === 1 ? problem(401, 'not-signed-in') : new Response('"hello"');
    });
    const answers = await Promise.all([callApi({ path: '/a' }, text), callApi({ path: '/b' }, text)]);
    expect(answers).toEqual(['hello', 'hello']);
    expect(asked.filter((address) => address.endsWith('/auth/refresh'))).toHaveLength(1);
  });

  it('gives up when the session cannot be renewed', async () => {
    answering(() => problem(401, 'not-signed-in'));
    await expect(callApi({ path: '/a' }, text)).rejects.toMatchObject({ code: 'not-signed-in', status: 401 });
  });

  it('does not renew anything while signing in', async () => {
    const asked = answering(() => problem(401, 'code-wrong'));
    await expect(callApi({ method: 'POST', path: '/auth/sessions', body: {} }, text)).rejects.toThrow(ProblemError);
    expect(asked).toEqual(['/api/v1/auth/sessions']);
  });

  it('tells an unreachable API and an unreadable answer apart', async () => {
    answering(() => new TypeError('network'));
    await expect(callApi({ path: '/a' }, text)).rejects.toMatchObject({ code: 'unreachable' });
    answering(() => new Response('<html>', { status: 502 }));
    await expect(callApi({ path: '/a' }, text)).rejects.toMatchObject({ code: 'unreadable-answer', status: 502 });
    answering(() => new Response('{"not":"text"}'));
    await expect(callApi({ path: '/a' }, text)).rejects.toMatchObject({ code: 'unreadable-answer' });
  });
});
