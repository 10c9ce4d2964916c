// npm run bench -- <name|all>: each benchmark in a process of its own, so that none warms another's engine.
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import path from 'node:path';

const benches = ['leader', 'organization', 'kernel', 'ballot', 'redeem', 'survey', 'tally-campaign'];
const [name = 'all', ...rest] = process.argv.slice(2);
const chosen = name === 'all' ? benches : [name];

if (!chosen.every((one) => benches.includes(one))) {
  console.error(`There is no benchmark ${name}. There are: ${benches.join(', ')}, all.`);
  process.exitCode = 2;
} else {
  console.log(`Node ${process.version}, ${cpus().length} processors, ${process.platform}\n`);
  for (const one of chosen) {
    const file = path.join(import.meta.dirname, `${one}.ts`);
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', file, ...rest], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
    console.log('');
  }
}
