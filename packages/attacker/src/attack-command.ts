import { readFile } from 'node:fs/promises';
import { attackPublished } from './attack-published.ts';
import { describeAttack } from './describe-attack.ts';
import { readPublished } from './read-published.ts';

/** `npm run attack -- <file>`: exit 0 when nothing is found, 1 on a violation, 2 when it cannot be read. */
async function main(args: readonly string[]): Promise<number> {
  const [file] = args;
  if (file === undefined || args.length > 1) {
    process.stderr.write('Say which file of published documents to attack: npm run attack -- published.json\n');
    return 2;
  }
  try {
    const published = readPublished(JSON.parse(await readFile(file, 'utf8')));
    const attack = await attackPublished(published, { exact: true });
    process.stdout.write(`${describeAttack(attack)}\n`);
    return attack.violations.length === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
