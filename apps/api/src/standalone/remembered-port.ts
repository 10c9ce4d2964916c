import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemErrorCode } from '../core/system-error-code.ts';

/** Which port mails that were sent already lead to. */
const fileOf = (dataDirectory: string): string => path.join(dataDirectory, 'port');

/**
 * The port on which the last start with these data listened; undefined when there was none, or when what stands there is no port.
 *
 * @returns 1 to 65535
 */
export async function readRememberedPort(dataDirectory: string): Promise<number | undefined> {
  try {
    const text = (await readFile(fileOf(dataDirectory), 'utf8')).trim();
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    return port >= 1 && port <= 65_535 ? port : undefined;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Keeps the port for the next start: mails hold addresses with it. */
export async function rememberPort(dataDirectory: string, port: number): Promise<void> {
  const file = fileOf(dataDirectory);
  await writeFile(`${file}.new`, `${port}\n`);
  await rename(`${file}.new`, file);
}
