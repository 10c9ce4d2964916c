// npm run backup-keys -- --to keys.backup --passphrase-file passphrase.txt
import { runBuiltCommand } from './run-built-command.mjs';

await runBuiltCommand('backup-keys-command.js');
