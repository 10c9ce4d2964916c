import path from 'node:path';
import { backUpKeys } from './modules/keys/back-up-keys.ts';
import { readKeysInput } from './standalone/read-keys-input.ts';
import { runKeysCommand } from './standalone/run-keys-command.ts';

/** The program behind `npm run backup-keys`: every key of open campaigns, in one encrypted file. */
const USAGE = 'npm run backup-keys -- --to keys.backup --passphrase-file passphrase.txt [--purpose issuing]';

await runKeysCommand(async () => {
  const { store, ...input } = await readKeysInput('to', USAGE, {
    arguments_: process.argv.slice(2),
    environment: process.env,
    projectFolder: path.resolve(import.meta.dirname, '../../..'),
  });
  const kept = await backUpKeys(store, input);
  return `${kept} ${kept === 1 ? 'key is' : 'keys are'} in ${input.file} (${input.purposes.join(', ')}).\n  Keep it apart from the database's backups, and its passphrase apart from both.`;
});
