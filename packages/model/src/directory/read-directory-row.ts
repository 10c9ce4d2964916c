import { z } from 'zod';
import type { CareerStage } from '../instrument/instrument.schema.ts';
import { hasInvisible } from '../invisible-characters.ts';
import { type BadRow, type BadRowReason, badRow } from './bad-row.ts';
import type { DirectoryColumns, DirectoryField, DirectoryRow } from './directory-field.ts';
import { DIRECTORY_LIMITS, fullNameOf } from './directory-person.ts';

/** How a row names its manager. */
export type ManagerReference = { by: 'number' | 'address'; value: string };

/** A row that makes sense by itself. `undefined` means that the file has no such column: what is known stays. */
export interface DirectoryEntry {
  line: number;
  externalId: string | undefined;
  givenName: string;
  familyName: string | undefined;
  email: string;
  title: string | null | undefined;
  department: string | null | undefined;
  site: string | null | undefined;
  careerLevel: CareerStage | null | undefined;
  locale: string | null | undefined;
  manager: ManagerReference | null | undefined;
}

export type ReadRow = { ok: true; entry: DirectoryEntry } | { ok: false; bad: BadRow };

const addressSchema = z.email().max(DIRECTORY_LIMITS.email);
const controlsAndSpaces = /[\p{Control}\p{Separator}]+/gu;
const localePattern = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

const careerLevels: Readonly<Record<string, CareerStage>> = {
  emerging: 'emerging',
  'emerging leader': 'emerging',
  junior: 'emerging',
  entry: 'emerging',
  mid: 'mid-level',
  midlevel: 'mid-level',
  'mid level': 'mid-level',
  'mid level leader': 'mid-level',
  middle: 'mid-level',
  senior: 'senior',
  'senior level': 'senior',
  'senior leader': 'senior',
  executive: 'senior',
};

const fieldWords: Readonly<Record<keyof typeof DIRECTORY_LIMITS, string>> = {
  externalId: 'number',
  givenName: 'given name',
  familyName: 'family name',
  email: 'e-mail address',
  title: 'title',
  department: 'department',
  site: 'site',
  locale: 'language',
};

/** Thrown inside this file alone: the first thing that is wrong with a row ends the reading of it. */
class RowProblem extends Error {
  readonly reason: BadRowReason;
  readonly value: string;
  constructor(reason: BadRowReason, value: string, message: string) {
    super(message);
    this.reason = reason;
    this.value = value;
  }
}

/**
 * Reads one row by itself: nothing here knows of other rows or of the directory.
 *
 * @param width how many columns the file's header has
 */
export function readDirectoryRow(row: DirectoryRow, mapping: DirectoryColumns, width: number): ReadRow {
  const reader = new RowReader(row, mapping);
  try {
    reader.checkWidth(width);
    return { ok: true, entry: reader.entry() };
  } catch (error) {
    if (!(error instanceof RowProblem)) throw error;
    return { ok: false, bad: badRow(row.line, reader.displayName(), error.reason, error.value, error.message) };
  }
}

/** An address as it is compared: without case. */
export function addressKey(address: string): string {
  return address.toLowerCase();
}

class RowReader {
  readonly #row: DirectoryRow;
  readonly #mapping: DirectoryColumns;

  constructor(row: DirectoryRow, mapping: DirectoryColumns) {
    this.#row = row;
    this.#mapping = mapping;
  }

  /** Line breaks and other controls inside a cell become spaces: these texts stand in mails and on one line. */
  #cell(field: DirectoryField): string | undefined {
    const position = this.#mapping.columns[field];
    if (position === undefined) return undefined;
    const text = this.#row.cells[position] ?? '';
    return text.replaceAll(controlsAndSpaces, ' ').normalize('NFC').trim();
  }

  checkWidth(width: number): void {
    const { cells } = this.#row;
    const surplus = cells.slice(width).some((cell) => cell.trim() !== '');
    if (cells.length >= width && !surplus) return;
    throw new RowProblem(
      'columns-differ',
      cells.join(' | '),
      `This line has ${cells.length} columns, the first line of the file has ${width}. A quotation mark or a separator may be missing.`,
    );
  }

  displayName(): string {
    const { givenName, familyName } = this.#names();
    return fullNameOf({ givenName, familyName: familyName ?? '' }) || (this.#cell('email') ?? '');
  }

  entry(): DirectoryEntry {
    const names = this.#names();
    const externalId = this.#bounded('externalId', this.#cell('externalId'));
    if (externalId === '') throw new RowProblem('number-missing', '', 'The number of this person is missing.');
    if (names.givenName === '') throw new RowProblem('name-missing', '', 'The name of this person is missing.');
    this.#bounded('givenName', names.givenName);
    this.#bounded('familyName', names.familyName);
    return {
      line: this.#row.line,
      externalId,
      ...names,
      email: this.#address(),
      title: this.#optional('title'),
      department: this.#optional('department'),
      site: this.#optional('site'),
      careerLevel: this.#careerLevel(),
      locale: this.#locale(),
      manager: this.#manager(),
    };
  }

  #names(): { givenName: string; familyName: string | undefined } {
    const givenName = this.#cell('givenName');
    const familyName = this.#cell('familyName');
    if (givenName) return { givenName, familyName };
    const fullName = this.#cell('fullName');
    if (fullName) return splitName(fullName);
    // A person of one name may have it in either column.
    return { givenName: familyName ?? '', familyName: familyName === undefined ? undefined : '' };
  }

  #address(): string {
    const typed = this.#cell('email') ?? '';
    if (typed === '') throw new RowProblem('address-missing', '', 'The e-mail address is missing.');
    const email = this.#withDomain(typed);
    if (addressSchema.safeParse(email).success) return email;
    // With a domain behind it, "asmith" would be an address; "asmith(at)clinic" never will.
    const lacksDomainAlone = !email.includes('@') && addressSchema.safeParse(`${email}@domain.example`).success;
    if (!lacksDomainAlone) throw new RowProblem('address-invalid', typed, 'This is not an e-mail address.');
    const message = 'This e-mail address has no domain. Say above which domain to append.';
    throw new RowProblem('address-without-domain', typed, message);
  }

  #withDomain(address: string): string {
    const { emailDomain } = this.#mapping;
    return emailDomain === null || address.includes('@') ? address : `${address}@${emailDomain}`;
  }

  #bounded<Text extends string | undefined>(field: keyof typeof DIRECTORY_LIMITS, text: Text): Text {
    const maximum = DIRECTORY_LIMITS[field];
    if (text !== undefined && hasInvisible(text)) {
      throw new RowProblem(
        'invisible-characters',
        text,
        `The ${fieldWords[field]} holds a character that nobody sees. Type it anew in your HR system.`,
      );
    }
    if (text === undefined || text.length <= maximum) return text;
    throw new RowProblem('value-too-long', text, `The ${fieldWords[field]} is longer than ${maximum} characters.`);
  }

  #optional(field: 'title' | 'department' | 'site'): string | null | undefined {
    const text = this.#bounded(field, this.#cell(field));
    return text === '' ? null : text;
  }

  #careerLevel(): CareerStage | null | undefined {
    const typed = this.#cell('careerLevel');
    if (typed === undefined || typed === '') return typed === '' ? null : undefined;
    const words = typed
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, ' ')
      .trim();
    const level = Object.hasOwn(careerLevels, words) ? careerLevels[words] : undefined;
    if (level) return level;
    throw new RowProblem('career-level-unknown', typed, 'A career level is “emerging”, “mid-level” or “senior”.');
  }

  #locale(): string | null | undefined {
    const typed = this.#bounded('locale', this.#cell('locale'));
    if (typed === undefined || typed === '') return typed === '' ? null : undefined;
    const tag = typed.replaceAll('_', '-');
    if (!localePattern.test(tag)) {
      throw new RowProblem('locale-unknown', typed, 'A language is written as a code such as “en” or “de-CH”.');
    }
    const [language = '', ...rest] = tag.split('-');
    return [language.toLowerCase(), ...rest.map((part) => (part.length === 2 ? part.toUpperCase() : part))].join('-');
  }

  #manager(): ManagerReference | null | undefined {
    const number = this.#cell('managerExternalId');
    const address = this.#cell('managerEmail');
    if (number === undefined && address === undefined) return undefined;
    if (number?.includes('@')) return { by: 'address', value: addressKey(number) };
    if (number) return { by: 'number', value: number };
    if (address) return { by: 'address', value: addressKey(this.#withDomain(address)) };
    return null;
  }
}

/** "Rivera, Ada" or "Ada Rivera": the last word is taken for the family name. */
function splitName(fullName: string): { givenName: string; familyName: string } {
  const comma = fullName.indexOf(',');
  if (comma > 0) {
    const givenName = fullName.slice(comma + 1).trim();
    const familyName = fullName.slice(0, comma).trim();
    return givenName === '' ? { givenName: familyName, familyName: '' } : { givenName, familyName };
  }
  const words = fullName.split(' ');
  const familyName = words.length > 1 ? (words.pop() ?? '') : '';
  return { givenName: words.join(' '), familyName };
}
