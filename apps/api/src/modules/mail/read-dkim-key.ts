import { createPrivateKey, type KeyObject } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { systemErrorCode } from '../../core/system-error-code.ts';

/** What nodemailer signs with: the name of the key is `<keySelector>._domainkey.<domainName>`. */
export interface DkimSigner {
  domainName: string;
  keySelector: string;
  /** PEM. Never logged. */
  privateKey: string;
}

const largestFile = 64 * 1024;
/** Shorter ones count as no signature (RFC 8301 section 3.2). */
const fewestBits = 1024;
const beyondOwner = 0o077;

/**
 * Reads the key that mails are signed with, and refuses what could not sign: nodemailer would send such mails unsigned and say nothing.
 *
 * @param keyFile an RSA key in PEM, of this process's own user and readable to nobody else, as the key store's files
 * @throws Error in the operator's words, without the path and without what is in the file
 */
export async function readDkimKey(settings: {
  domain: string;
  selector: string;
  keyFile: string;
}): Promise<DkimSigner> {
  const pem = await readOwnFile(settings.keyFile);
  const key = parseKey(pem);
  if (key?.asymmetricKeyType !== 'rsa') {
    throw refused('it holds no RSA key in PEM without a passphrase. Make one as docs/OPERATIONS.md says.');
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < fewestBits) throw refused(`its key has ${bits} bits; take 2048.`);
  return { domainName: settings.domain, keySelector: settings.selector, privateKey: pem };
}

function refused(problem: string): Error {
  return new Error(`MAIL_DKIM_KEY_FILE cannot be used: ${problem}`);
}

function parseKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    // What it says could quote the file; that it is no key is all there is to say.
    return undefined;
  }
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    return await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw refused(code === 'ELOOP' ? 'it is a link. Name the file itself.' : `it cannot be read (${code}).`);
  }
}

async function readOwnFile(file: string): Promise<string> {
  const handle = await openFile(file);
  try {
    const found = await handle.stat();
    if (!found.isFile() || found.size > largestFile) throw refused('it is no key file.');
    // Windows has neither modes nor owners in this sense.
    const self = process.geteuid?.();
    if (self !== undefined) {
      if (found.uid !== self) throw refused(`it belongs to another user (${found.uid}, not ${self}).`);
      if ((found.mode & beyondOwner) !== 0) throw refused('others may read it. Set its mode to 0600.');
    }
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}
