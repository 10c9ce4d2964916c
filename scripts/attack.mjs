// npm run attack -- <campaign id or file of published documents>
import { runBuiltCommand } from './run-built-command.mjs';

// 1 says that a promise is broken.
await runBuiltCommand('attack-command.js', 2);
