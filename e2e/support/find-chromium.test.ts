import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './find-chromium.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heartset-chromium-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function pretendProgram(name: string): Promise<string> {
  const program = path.join(folder, name);
  await writeFile(program, '#!/bin/sh\n');
  await chmod(program, 0o755);
  return program;
}

describe('findChromium', () => {
  it('takes the program that CHROMIUM_PATH names before any other', async () => {
    const program = await pretendProgram('my-browser');
    await pretendProgram('chromium');
    const found = await findChromium({ CHROMIUM_PATH: program, PATH: folder });
    expect(found).toEqual({ executablePath: program, environment: {}, origin: 'CHROMIUM_PATH' });
  });

  it('says so when CHROMIUM_PATH names nothing', async () => {
    await expect(findChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).rejects.toThrow('nothing is there');
  });

  it('takes the first on the PATH', async () => {
    const program = await pretendProgram('chromium');
    expect(await findChromium({ PATH: `relative:${folder}` })).toMatchObject({
      executablePath: program,
      origin: 'system',
    });
  });

  // Tried in a root made by debootstrap's minbase variant of Debian 12 (no NSS, no fonts): the same page rendered there.
  it('unpacks one from npm that renders and clicks, whatever the machine has', async () => {
    await pretendProgram('chromium');
    const found = await findChromium({ PATH: folder, HEARTSET_CHROMIUM: 'npm' });
    expect(found.origin).toBe('npm');
    expect(existsSync(path.join(found.environment.LD_LIBRARY_PATH ?? '', 'libnss3.so'))).toBe(true);

    const browser = await chromium.launch({
      executablePath: found.executablePath,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      env: { PATH: process.env.PATH ?? '', HOME: folder, ...found.environment },
    });
    const page = await browser.newPage();
    await page.setContent(
      '<button onclick="this.textContent = `Clicked, with letters: ` + (this.offsetWidth > 40)">Click here</button>',
    );
    await page.getByRole('button', { name: 'Click here' }).click();
    expect(await page.getByRole('button').textContent()).toBe('Clicked, with letters: true');
    await browser.close();
  });
});
