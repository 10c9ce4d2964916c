import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBoundaries } from './check-boundaries.mjs';
import { importsOf } from './import-graph.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'boundaries-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

describe('importsOf', () => {
  it('finds static, type, side-effect, re-exported and dynamic imports, and none in comments', () => {
    const text = `import { a } from './a.ts';
import type { B } from "b";
import './c.css';
export { d } from './d.ts';
// import { no } from 'commented';
const e = await import('./e.ts');
import {
  f,
} from './f.ts';`;
    expect(importsOf(text).map(({ specifier }) => specifier)).toEqual([
      './a.ts',
      'b',
      './c.css',
      './d.ts',
      './e.ts',
      './f.ts',
    ]);
    expect(importsOf(text).filter(({ typeOnly }) => typeOnly)).toHaveLength(1);
  });
});

describe('checkBoundaries', () => {
  it.each([
    ['packages/model/src/a.ts', "import { readFileSync } from 'node:fs';", /imports zod alone/],
    ['packages/scoring/src/a.ts', "import { GROUPS } from '@heartset/model';", /values of/],
    ['packages/scoring/src/a.ts', "import { z } from 'zod';", /types of model/],
    [
      'packages/ballot/src/device/a.ts',
      "import sodium from 'libsodium-wrappers-sumo';",
      /device never loads the server's/,
    ],
    ['packages/ballot/src/server/a.ts', "import { a } from '../device/b.ts';", /server never loads the device's/],
    ['packages/ballot/src/protocol/a.ts', "import { createHash } from 'node:crypto';", /what device and server share/],
    ['apps/api/src/core/a.ts', "import fastify from 'fastify';", /below everything/],
    ['apps/api/src/modules/x/open-x.ts', "import { Queue } from 'bullmq';", /bullmq to jobs/],
    ['apps/api/src/modules/x/open-x.ts', "import { y } from '../y/close-y.ts';", /public files of others/],
    ['apps/api/src/modules/x/x.routes.ts', "import { people } from '../../db/schema/people.ts';", /never the database/],
    ['apps/api/src/modules/x/x.routes.ts', "import { eq } from 'drizzle-orm';", /never the database/],
    ['apps/web/src/survey/page.tsx', "import { Button } from '@mantine/core';", /survey never loads dashboard code/],
    ['apps/web/src/lib/a.ts', "import { b } from '../features/b.ts';", /lowest layer/],
    ['apps/web/src/dashboard/a.ts', "import { rwg } from '@heartset/scoring';", /dashboard/],
    ['apps/api/src/modules/x/utils.ts', '', /the name says nothing/],
    ['apps/api/src/modules/x/index.ts', '', /barrels/],
    ['apps/api/src/modules/x/open-x.ts', 'const a = process.env.HOME;', /reads the environment/],
    ['apps/api/src/modules/x/long.ts', '\n'.repeat(401), /Split it/],
  ])('refuses %s with %s', (file, text, message) => {
    write(file, text);
    expect(checkBoundaries(root).problems.join('\n')).toMatch(message);
  });

  it('refuses cycles', () => {
    write('packages/model/src/a.ts', "import { b } from './b.ts';");
    write('packages/model/src/b.ts', "import { a } from './a.ts';");
    expect(checkBoundaries(root).problems.join('\n')).toMatch(/cycle of imports/);
  });

  it.each([
    ['apps/api/src/modules/x/open-x.ts', "import { y } from '../y/y.public.ts';\nimport { eq } from 'drizzle-orm';"],
    ['packages/scoring/src/a.ts', "import type { Label } from '@heartset/model';"],
    [
      'apps/web/src/features/x/page.tsx',
      "import { Button } from '@mantine/core';\nimport { api } from '../../lib/api.ts';",
    ],
  ])('lets %s be', (file, text) => {
    write(file, text);
    expect(checkBoundaries(root).problems).toEqual([]);
  });
});
