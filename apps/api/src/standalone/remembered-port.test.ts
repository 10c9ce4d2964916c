import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRememberedPort, rememberPort } from './remembered-port.ts';
import { choosePort, parseStandaloneConfig } from './standalone-config.ts';

let folder: string;
const occupants: Server[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heartset-port-'));
});
afterEach(async () => {
  for (const occupant of occupants.splice(0)) occupant.close();
  await rm(folder, { recursive: true });
});

async function occupy(port = 0): Promise<number> {
  const occupant = createServer().listen(port, '127.0.0.1');
  occupants.push(occupant);
  await once(occupant, 'listening');
  const address = occupant.address();
  if (!address || typeof address !== 'object') throw new Error('a server has a port');
  return address.port;
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const port = await occupy();
  const closing = occupants.pop();
  if (closing) await once(closing.close(), 'close');
  return port;
}

describe('the port of the last start', () => {
  it('is kept with the data, and is none before', async () => {
    expect(await readRememberedPort(folder)).toBeUndefined();
    await rememberPort(folder, 3601);
    await rememberPort(folder, 3602);
    expect(await readRememberedPort(folder)).toBe(3602);
  });

  it.each(['', '0', '65536', '-1', '3600; rm', '1e3', 'port'])('is none when %j stands there', async (text) => {
    await writeFile(path.join(folder, 'port'), text);
    expect(await readRememberedPort(folder)).toBeUndefined();
  });

  it('is taken again when nothing else is asked for', async () => {
    const port = await freePort();
    expect(await choosePort(parseStandaloneConfig({}, folder), port)).toEqual({ port, takenPort: undefined });
  });

  it('gives way to what PORT says, and to a public address, which leads to a port of its own', async () => {
    const [remembered, wanted] = [await freePort(), await freePort()];
    expect((await choosePort(parseStandaloneConfig({ PORT: String(wanted) }, folder), remembered)).port).toBe(wanted);
    const published = parseStandaloneConfig({ PUBLIC_URL: 'https://heartset.example', PORT: String(wanted) }, folder);
    expect((await choosePort(published, remembered)).port).toBe(wanted);
  });

  it('is named when somebody else has taken it, and then the next free one is used', async () => {
    const taken = await occupy();
    const chosen = await choosePort(parseStandaloneConfig({}, folder), taken);
    expect(chosen.takenPort).toBe(taken);
    expect(chosen.port).not.toBe(taken);
  });
});
