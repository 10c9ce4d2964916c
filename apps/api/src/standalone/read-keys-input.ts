import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../core/context.ts';
import { systemErrorCode } from '../core/system-error-code.ts';
import { type DirectoryKeyStore, openDirectoryKeyStore } from '../modules/keys/directory-key-store.ts';
import { KEY_PURPOSES, type KeyPurpose } from '../modules/keys/key-store.ts';
import { parseStandaloneConfig } from './standalone-config.ts';
import { StartError } from './start-error.ts';

/** What both programs about the keys are told. */
export interface KeysInput {
  store: DirectoryKeyStore;
  purposes: readonly KeyPurpose[];
  /** The backup: where to, or where from. */
  file: string;
  passphrase: string;
  now: Date;
}

function isPurpose(text: string): text is KeyPurpose {
  return KEY_PURPOSES.some((purpose) => purpose === text);
}

/**
 * The passphrase stands in a file or in HEARTSET_KEYS_PASSPHRASE, never on the command line, which everybody on the machine can read.
 */
async function readPassphrase(file: string | undefined, environment: NodeJS.ProcessEnv): Promise<string> {
  const remedy = 'Name its file with --passphrase-file, or set HEARTSET_KEYS_PASSPHRASE for this one command.';
  if (file === undefined) {
    const given = environment.HEARTSET_KEYS_PASSPHRASE;
    if (!given) throw new StartError('The passphrase of the backup is missing.', remedy);
    return given;
  }
  try {
    // An editor ends a file with a new line.
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
  } catch (cause) {
    throw new StartError(`The passphrase's file cannot be read (${systemErrorCode(cause) ?? 'unknown'}).`, remedy);
  }
}

/**
 * Reads arguments and environment of `backup-keys` and `restore-keys`, and opens the key store: of all purposes, of those that
 * `--purpose` names, or of those that this machine has.
 *
 * @param option `to` or `from`: what the backup's file is called
 * @throws StartError
 */
export async function readKeysInput(
  option: 'to' | 'from',
  usage: string,
  {
    arguments_,
    environment,
    projectFolder,
  }: {
    arguments_: readonly string[];
    environment: NodeJS.ProcessEnv;
    projectFolder: string;
  },
): Promise<KeysInput> {
  const { file, passphraseFile, named } = parse(option, usage, arguments_);
  const wrong = named.find((purpose) => !isPurpose(purpose));
  if (wrong !== undefined)
    throw new StartError(`There are no keys for "${wrong}".`, `One of ${KEY_PURPOSES.join(', ')}.`);
  // A process of production was told where its keys are, and not all that `npm start` is told.
  const keysDirectory = environment.HEARTSET_KEYS
    ? path.resolve(projectFolder, environment.HEARTSET_KEYS)
    : parseStandaloneConfig(environment, projectFolder).keysDirectory;
  const here = KEY_PURPOSES.filter((purpose) => existsSync(path.join(keysDirectory, purpose)));
  // An empty place to restore into has none yet, and gets all of them.
  const all = here.length > 0 ? here : KEY_PURPOSES;
  const purposes = named.length > 0 ? named.filter(isPurpose) : all;
  if (option === 'to' && here.length === 0) {
    throw new StartError(
      `There are no keys in ${keysDirectory}.`,
      'Set HEARTSET_KEYS or HEARTSET_DATA as for the start.',
    );
  }
  const passphrase = await readPassphrase(passphraseFile, environment);
  const now = systemClock.now();
  const store = await openDirectoryKeyStore(keysDirectory, purposes, now);
  return { store, purposes, file: path.resolve(file), passphrase, now };
}

function parse(option: 'to' | 'from', usage: string, arguments_: readonly string[]) {
  const texts = {
    [option]: { type: 'string' },
    'passphrase-file': { type: 'string' },
    purpose: { type: 'string', multiple: true },
  } as const;
  let values: Readonly<Record<string, unknown>>;
  try {
    values = parseArgs({ args: [...arguments_], options: texts, strict: true }).values;
  } catch (cause) {
    throw new StartError(cause instanceof Error ? cause.message : String(cause), usage);
  }
  const { [option]: file, 'passphrase-file': passphraseFile, purpose } = values;
  if (typeof file !== 'string') throw new StartError(`--${option} is missing: the file of the backup.`, usage);
  return {
    file,
    passphraseFile: typeof passphraseFile === 'string' ? passphraseFile : undefined,
    named: Array.isArray(purpose) ? purpose.map(String) : [],
  };
}
