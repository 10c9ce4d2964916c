import { describe, expect, it } from 'vitest';
import { type KeepingWindow, keepReturnPath, returnPathOf, takeReturnPath } from './return-path.ts';

const id = '6f9619ff-8b86-4d01-b42d-00c04fc964ff';
const minute = 60_000;

describe('returnPathOf', () => {
  it('leaves out what stands behind the path', () => {
    expect(returnPathOf(`/reports/${id}/${id}?a=//evil.example#b`)).toBe(`/reports/${id}/${id}`);
    expect(returnPathOf('/people#')).toBe('/people');
  });

  it.each([
    undefined,
    '',
    '/',
    'people',
    '//evil.example',
    '///evil.example/people',
    '/\\evil.example',
    '\\\\evil.example',
    '/%2fevil.example',
    '/%5cevil.example',
    '%2f%2fevil.example',
    'https://evil.example/people',
    'https:evil.example',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)//people',
    'data:text/html,people',
    '/people@evil.example',
    '/people/../../evil',
    '/people/%2e%2e/a',
    '/people//import',
    '/people\n',
    '\n/people',
    '/people\t',
    ' /people',
    '/people ',
    '/people\u0000',
    '/people\u2028',
    '/People',
    '/people/',
    '/ｐeople',
    '/sign-in',
    '/sign-in/link',
    '/a',
    '/inbox',
    '/api/v1/auth/sessions',
    `/reports/${id}`,
    `/reports/${id}/..`,
    `/reports/${id}/${id}/${id}`,
    `/reports/${id}/6f9619ff`,
    `/people?${'a'.repeat(400)}`,
  ])('leads nowhere for %j', (asked) => {
    expect(returnPathOf(asked)).toBeNull();
  });

  it('yields only what stays in this product, whatever is put before, after and between', () => {
    const pieces = [
      '/',
      '\\',
      '//',
      'evil.example',
      '@',
      ':',
      '%2f',
      '.',
      '..',
      '?',
      '#',
      'people',
      '\t',
      'javascript:',
    ];
    for (const first of pieces) {
      for (const second of pieces) {
        for (const third of ['', ...pieces]) {
          const found = returnPathOf(first + second + third);
          if (found !== null) expect(new URL(found, 'https://here.example').href).toBe('https://here.example/people');
        }
      }
    }
  });
});

function openWindow(): KeepingWindow & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { kept, localStorage };
}

describe('the page that was asked for', () => {
  it('is there for the link, in whatever tab, once', () => {
    const window = openWindow();
    keepReturnPath(window, `/self/${id}`, 0);
    expect(takeReturnPath(window, 14 * minute)).toBe(`/self/${id}`);
    expect(takeReturnPath(window, 14 * minute)).toBeNull();
    expect(window.kept.size).toBe(0);
  });

  it('is forgotten when the link is too old, and when a mail is asked for without a page', () => {
    const window = openWindow();
    keepReturnPath(window, '/people', 0);
    expect(takeReturnPath(window, 15 * minute)).toBeNull();
    keepReturnPath(window, '/people', 0);
    keepReturnPath(window, undefined, 0);
    expect(window.kept.size).toBe(0);
    keepReturnPath(window, '/people', 0);
    keepReturnPath(window, '//evil.example', 0);
    expect(takeReturnPath(window, 0)).toBeNull();
  });

  it.each([
    `${minute} //evil.example`,
    `${minute} https://evil.example`,
    `${minute}`,
    '/people',
    '9e99 /people',
    'NaN /people',
  ])('is none when somebody else wrote %j there', (text) => {
    const window = openWindow();
    window.localStorage.setItem('heartset-return-path', text);
    expect(takeReturnPath(window, 0)).toBeNull();
  });

  it('does without a browser that keeps nothing', () => {
    const window: KeepingWindow = {
      get localStorage(): never {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    expect(() => keepReturnPath(window, '/people', 0)).not.toThrow();
    expect(takeReturnPath(window, 0)).toBeNull();
  });
});
