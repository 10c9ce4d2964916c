import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { systemErrorCode } from './core/system-error-code.ts';
import { restoreKeys } from './modules/keys/restore-keys.ts';
import { readKeysInput } from './standalone/read-keys-input.ts';
import { runKeysCommand } from './standalone/run-keys-command.ts';
import { StartError } from './standalone/start-error.ts';

/** The program behind `npm run restore-keys`: puts the keys of a backup back where they are missing. */
const USAGE = 'npm run restore-keys -- --from keys.backup --passphrase-file passphrase.txt [--purpose issuing]';

const HELP = `${USAGE}

Puts the keys of a backup back where they are missing, and changes nothing that is there. Set HEARTSET_KEYS or
HEARTSET_DATA as for the start.
  --from              the backup’s file
  --passphrase-file   holds the passphrase, 16 characters or more; or set HEARTSET_KEYS_PASSPHRASE
  --purpose           only issuing, sealing or comment-order; may be given more than once
docs/OPERATIONS.md, "Keys of campaigns".`;

async function readBackup(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new StartError(`The backup's file cannot be read (${systemErrorCode(cause) ?? 'unknown'}).`, USAGE);
  }
}

await runKeysCommand(HELP, async () => {
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
