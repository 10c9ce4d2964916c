import { deviceKeyCode } from '@heartset/ballot/device/device-key';
import { encodeRaterCode } from '@heartset/model';
import { expect, it } from 'vitest';
import { readMailCode } from './read-mail-code.ts';

const bytes = Uint8Array.from({ length: 16 }, (_, place) => place + 1);

it('takes the mail’s code however it is typed', () => {
  const code = encodeRaterCode(bytes);
  expect(readMailCode(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toEqual({ ok: true, code });
});

it('knows the code of another device, and calls it no mistake of typing', () => {
  const code = deviceKeyCode(bytes);
  expect(readMailCode(code)).toEqual({ ok: false, mistake: { reason: 'device-code' } });
  expect(readMailCode(code.toLowerCase().replaceAll('-', ' '))).toEqual({
    ok: false,
    mistake: { reason: 'device-code' },
  });
});

it('says of anything else what is wrong', () => {
  expect(readMailCode('')).toMatchObject({ ok: false, mistake: { reason: 'empty' } });
  expect(readMailCode(encodeRaterCode(bytes).slice(0, -1))).toMatchObject({ mistake: { reason: 'too-short' } });
  expect(readMailCode(`1${encodeRaterCode(bytes).slice(1)}`)).toMatchObject({ mistake: { reason: 'mistyped' } });
});
