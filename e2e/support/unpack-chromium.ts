import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const kept = path.resolve(import.meta.dirname, '../node_modules/.cache');

/**
 * Unpacks npm's Chromium with everything that it needs on a machine that has nothing: the NSS libraries, which a bare
 * Debian lacks, and one font family. Done once; later calls find it.
 *
 * The package unpacks into the temporary directory, under fixed names, and changes its caller's environment: so it runs
 * in a process of its own, in a folder of its own, which gets its final name only when it is complete.
 */
export async function unpackChromium(): Promise<{ executablePath: string; environment: Record<string, string> }> {
  const folder = path.join(kept, `chromium-${packageVersion()}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return {
    executablePath: path.join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    },
  };
}

function packageVersion(): string {
  // The package exports nothing but its module; its description lies two folders above that.
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const description: unknown = JSON.parse(readFileSync(path.resolve(entry, '../../../package.json'), 'utf8'));
  if (typeof description === 'object' && description !== null && 'version' in description) {
    return String(description.version);
  }
  throw new Error('@sparticuz/chromium has no version.');
}

async function unpackInto(folder: string): Promise<void> {
  await mkdir(kept, { recursive: true });
  const unfinished = await mkdtemp(path.join(kept, 'unpacking-'));
  try {
    const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
    await run(process.execPath, ['--input-type=module', '--eval', `await ${script}`], {
      cwd: import.meta.dirname,
      // The variable is the package's own switch for "no NSS libraries here".
      env: { PATH: process.env.PATH, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    });
    await writeFile(path.join(unfinished, 'fonts.conf'), fontConfiguration(folder));
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Somebody else may have been faster.
    if (!existsSync(folder)) throw error;
  }
}

/** The package's own configuration looks in folders of another system only. Its own fonts, and no others: pages look alike everywhere. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts', 'fonts')}</dir>
  <cachedir>${path.join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}
