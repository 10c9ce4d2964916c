// npm run restore-keys -- --from keys.backup --passphrase-file passphrase.txt
import { runBuiltCommand } from './run-built-command.mjs';

await runBuiltCommand('restore-keys-command.js');
