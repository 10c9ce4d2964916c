import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

/** No container engine runs in the tests, so the files are read and checked for what must hold. */
const project = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(project, file), 'utf8');

interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test?: string[]; disable?: boolean };
  ports?: string[];
  volumes?: string[];
}

const composeText = read('docker-compose.yml');
const compose: { services: Record<string, Service> } = parse(composeText, { merge: true });
const example = new Map(
  read('.env.example')
    .split('\n')
    .flatMap((line) => {
      const found = /^([A-Z_]+)=(.*)$/.exec(line);
      return found ? [[found[1] ?? '', found[2] ?? ''] as const] : [];
    }),
);
const SECRET = /PASSWORD|SECRET|KEY|_URL/;

describe('docker-compose.yml', () => {
  it('has the parts of a production, with the mail catcher for development alone', () => {
    expect(Object.keys(compose.services).sort()).toEqual([
      'api',
      'mail-catcher',
      'mail-worker',
      'migrate',
      'postgres',
      'redis',
      'tally-worker',
    ]);
    expect(compose.services['mail-catcher']).toMatchObject({ profiles: ['development'] });
  });

  it('checks the health of everything that keeps running', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      if (name === 'migrate') expect(service.healthcheck).toEqual({ disable: true });
      else expect(service.healthcheck?.test?.length, name).toBeGreaterThan(1);
    }
  });

  it('starts Redis with an append-only file and without eviction, PostgreSQL without commit times', () => {
    const redis = compose.services.redis?.command?.join(' ');
    expect(redis).toContain('--appendonly yes');
    expect(redis).toContain('--maxmemory-policy noeviction');
    expect(compose.services.postgres?.command).toContain('track_commit_timestamp=off');
  });

  it('demands each secret and has no default for one', () => {
    const references = [...composeText.matchAll(/\$\{([A-Z_]+)(:?[-?+])?([^}]*)\}/g)];
    expect(references.length).toBeGreaterThan(10);
    for (const [reference, name = '', operator] of references) {
      expect(example.has(name), `${name} stands in .env.example`).toBe(true);
      if (SECRET.test(name)) expect(operator, reference).toBe(':?');
    }
    for (const [name, value] of Object.entries(compose.services).flatMap(([, service]) =>
      Object.entries(service.environment ?? {}),
    )) {
      if (/PASSWORD|SECRET|KEY|AUTH/.test(name)) expect(value, name).toMatch(/^\$\{[A-Z_]+:\?/);
      for (const [, password = ''] of value.matchAll(/:\/\/[a-z_]*:([^@]+)@/g))
        expect(password, name).toMatch(/^\$\{[A-Z_]+:\?/);
    }
  });

  it('gives each process the one login that it needs', () => {
    const logins = (name: string) =>
      Object.keys(compose.services[name]?.environment ?? {})
        .filter((variable) => variable.startsWith('DATABASE_'))
        .sort();
    expect(logins('api')).toEqual(['DATABASE_URL_API']);
    expect(logins('mail-worker')).toEqual(['DATABASE_URL_MAILER']);
    expect(logins('tally-worker')).toEqual(['DATABASE_URL_TALLY']);
    expect(compose.services.api?.environment).not.toHaveProperty('MAIL_KEY');
    expect(compose.services['mail-worker']?.environment).not.toHaveProperty('JWT_SECRET');
  });

  it('publishes ports on this machine only', () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports ?? []);
    expect(ports.length).toBe(2);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');
  const finalStage = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM')));

  it('has several stages on Node.js 24 and the project’s own package manager', () => {
    const stages = lines.filter((line) => line.startsWith('FROM'));
    expect(stages.length).toBeGreaterThan(1);
    for (const stage of stages) expect(stage).toMatch(/^FROM node:24/);
    const { packageManager }: { packageManager: string } = JSON.parse(read('package.json'));
    const used = [...read('Dockerfile').matchAll(/pnpm@[\d.]+/g)].map(([name]) => name);
    expect(new Set(used)).toEqual(new Set([packageManager]));
  });

  it('runs without root, with a health check, and keeps secrets out of the image', () => {
    const user = finalStage.find((line) => line.startsWith('USER'));
    expect(user).toBe('USER node');
    expect(finalStage.findIndex((line) => line.startsWith('USER'))).toBeLessThan(
      finalStage.findIndex((line) => line.startsWith('CMD')),
    );
    expect(finalStage.some((line) => line.startsWith('HEALTHCHECK'))).toBe(true);
    expect(lines.filter((line) => /^(ARG|ENV)/.test(line) && /PASSWORD|SECRET|MAIL_KEY|DATABASE/.test(line))).toEqual(
      [],
    );
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.env', '.heartset', '.git']));
  });

  it('names only programs that the build makes', () => {
    const built = [...read('scripts/build.mjs').matchAll(/const API_ENTRIES = \[([^\]]+)\]/g)][0]?.[1] ?? '';
    const programs = [...`${read('Dockerfile')}${composeText}`.matchAll(/apps\/api\/dist\/([a-z-]+)\.js/g)].map(
      ([, name]) => name,
    );
    expect(programs.length).toBeGreaterThan(3);
    for (const program of programs) expect(built).toContain(`'${program}'`);
  });
});

describe('.env.example', () => {
  it('explains every variable that the code reads, and holds no secret', () => {
    const sources = ['apps/api/src/config.ts', 'apps/api/src/standalone/standalone-config.ts'].map(read).join('\n');
    const variables = [...sources.matchAll(/^ {2}([A-Z][A-Z_]+): *(?:z|url)\b/gm)].map(([, name = '']) => name);
    expect(variables.length).toBeGreaterThan(15);
    for (const variable of variables) expect(example.has(variable), variable).toBe(true);
    for (const [name, value] of example) if (SECRET.test(name)) expect(value, name).toBe('');
  });
});
