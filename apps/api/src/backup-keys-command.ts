import path from 'node:path';
import { backUpKeys } from './modules/keys/back-up-keys.ts';
import { readKeysInput } from './standalone/read-keys-input.ts';
import { runKeysCommand } from './standalone/run-keys-command.ts';

/** The program behind `npm run backup-keys`: every key of open campaigns, in one encrypted file. */
const USAGE = 'npm run backup-keys -- --to keys.backup --passphrase-file passphrase.txt [--purpose issuing]';

const HELP = `${USAGE}

Writes every key of open campaigns into one encrypted file. Set HEARTSET_KEYS or HEARTSET_DATA as for the start.
  --to                the file, which must not exist yet
  --passphrase-file   holds the passphrase, 16 characters or more; or set HEARTSET_KEYS_PASSPHRASE
  --purpose           only issuing, sealing or comment-order; may be given more than once
Make one after each opening of a campaign. docs/OPERATIONS.md, "Keys of campaigns".`;

/** Whoever makes an empty backup may think that campaigns are in it. */
const NO_KEYS = 'There were none to keep: a campaign gets its keys when it opens, and loses them after its tally.';

await runKeysCommand(HELP, async () => {
  const { store, ...input } = await readKeysInput('to', USAGE, {
    arguments_: process.argv.slice(2),
    environment: process.env,
    projectFolder: path.resolve(import.meta.dirname, '../../..'),
  });
  const kept = await backUpKeys(store, input);
  if (kept === 0) return `0 keys are in ${input.file}.\n  ${NO_KEYS}`;
  return `${kept} ${kept === 1 ? 'key is' : 'keys are'} in ${input.file} (${input.purposes.join(', ')}).\n  Keep it apart from the database's backups, and its passphrase apart from both.`;
});
