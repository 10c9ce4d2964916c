// npm run create-organisation -- --name "St. Example" --hr ada@example.org
import { runBuiltCommand } from './run-built-command.mjs';

await runBuiltCommand('create-organisation-command.js');
