import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The text of the DNS record that publishes a key: `v=DKIM1; k=rsa; p=…`. */
export function dkimRecord(privateKeyPem: string): string {
  const der = createPublicKey(privateKeyPem).export({ type: 'spki', format: 'der' });
  return `v=DKIM1; k=rsa; p=${der.toString('base64')}`;
}

/** What two programs that share no code with us, nor with each other, say of a mail's signature. */
export interface DkimVerdicts {
  opendkim: boolean;
  dkimpy: boolean;
}

const python = `
import sys, dkim
message, record = open(sys.argv[1], 'rb').read(), sys.argv[2].encode()
sys.exit(0 if dkim.verify(message, dnsfunc=lambda name, timeout=5: record if name == sys.argv[3].encode() else None) else 1)
`;

async function succeeds(program: string, args: string[]): Promise<{ ok: boolean; said: string }> {
  try {
    const { stdout, stderr } = await run(program, args);
    return { ok: true, said: `${stdout}${stderr}` };
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 1)
      return { ok: false, said: '' };
    throw error;
  }
}

/**
 * Has a signature verified by OpenDKIM and by dkimpy. The key is given to them; nothing is asked of any name server.
 *
 * @param name of the record, as `heartset._domainkey.hospital.example`
 */
export async function verifyDkim(folder: string, mail: Buffer, name: string, record: string): Promise<DkimVerdicts> {
  const file = path.join(folder, 'signed.eml');
  const keys = path.join(folder, 'keys.txt');
  const settings = path.join(folder, 'opendkim.conf');
  await writeFile(file, mail);
  await writeFile(keys, `${name} ${record}\n`);
  await writeFile(settings, `TestPublicKeys ${keys}\nMode v\nSyslog no\n`);
  const opendkim = await succeeds('/usr/sbin/opendkim', ['-x', settings, '-t', file]);
  const dkimpy = await succeeds('/usr/bin/python3', ['-c', python, file, record, `${name}.`]);
  return { opendkim: /\bverification\b.*\bsucceeded\b/.test(opendkim.said), dkimpy: dkimpy.ok };
}
