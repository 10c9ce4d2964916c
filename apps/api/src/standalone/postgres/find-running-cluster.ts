import path from 'node:path';
import { locateHome } from './cluster-home.ts';
import { servesCluster } from './process-identity.ts';
import { readPostmasterNote } from './stop-orphan.ts';

/**
 * The port of the embedded database of a data directory when it runs right now, started by another process; undefined
 * otherwise.
 */
export async function findRunningCluster(dataDirectory: string): Promise<number | undefined> {
  const cluster = path.join((await locateHome(dataDirectory)).directory, 'cluster');
  const note = await readPostmasterNote(cluster);
  if (!note?.ready || !(await servesCluster(note.pid, cluster))) return undefined;
  return note.port;
}
