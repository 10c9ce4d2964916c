import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { systemErrorCode } from './core/system-error-code.ts';
import { restoreKeys } from './modules/keys/restore-keys.ts';
import { readKeysInput } from './standalone/read-keys-input.ts';
import { runKeysCommand } from './standalone/run-keys-command.ts';
import { StartError } from './standalone/start-error.ts';

/** The program behind `npm run restore-keys`: puts the keys of a backup back where they are missing. */
const USAGE = 'npm run restore-keys -- --from keys.backup --passphrase-file passphrase.txt [--purpose issuing]';

async function readBackup(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new StartError(`The backup's file cannot be read (${systemErrorCode(cause) ?? 'unknown'}).`, USAGE);
  }
}

await runKeysCommand(async () => {
  const { store, ...input } = await readKeysInput('from', USAGE, {
    arguments_: process.argv.slice(2),
    environment: process.env,
    projectFolder: path.resolve(import.meta.dirname, '../../..'),
  });
  const done = await restoreKeys(store, { ...input, sealed: await readBackup(input.file) });
  return [
    `${done.restored} restored, ${done.there} were there, ${done.destroyed} destroyed since and left so`,
    done.leftOut > 0 ? `, ${done.leftOut} of other processes left out.` : '.',
  ].join('');
});
