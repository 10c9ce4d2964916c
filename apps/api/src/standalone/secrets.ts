import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { systemErrorCode } from '../core/system-error-code.ts';
import { StartError } from './start-error.ts';

const secret = z.string().min(32).max(200);

const secretsSchema = z.object({
  /** Signs the access cookies. */
  jwtSecret: secret,
  /** Derives the secrets in mailed links; whoever loses it makes every link that was mailed worthless. */
  mailKey: secret,
  databasePasswords: z.object({ api: secret, mailer: secret, tally: secret }),
});

/** What an unconfigured start makes up once and keeps. */
export type StandaloneSecrets = z.infer<typeof secretsSchema>;

function fileOf(dataDirectory: string): string {
  return path.join(dataDirectory, 'secrets.json');
}

/** Whether a start has made its secrets in this data directory. */
export function hasSecrets(dataDirectory: string): boolean {
  return existsSync(fileOf(dataDirectory));
}

/**
 * Reads the secrets of a data directory, or makes them up on the first start. The file is readable by its owner alone.
 *
 * @throws StartError when the file cannot be read or is damaged
 */
export async function loadSecrets(dataDirectory: string): Promise<StandaloneSecrets> {
  const file = fileOf(dataDirectory);
  try {
    return secretsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if (systemErrorCode(cause) === 'ENOENT') return createSecrets(file);
    throw new StartError(
      `The secrets in ${file} cannot be read (${systemErrorCode(cause) ?? 'the file is damaged'}).`,
      'Start as the user who created the file, or restore it from a backup. Without it, links that were mailed stop working; delete it only if that does not matter.',
      { cause },
    );
  }
}

async function createSecrets(file: string): Promise<StandaloneSecrets> {
  const fresh = () => randomBytes(32).toString('base64url');
  const secrets: StandaloneSecrets = {
    jwtSecret: fresh(),
    mailKey: fresh(),
    databasePasswords: { api: fresh(), mailer: fresh(), tally: fresh() },
  };
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return secrets;
}
