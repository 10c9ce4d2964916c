import { nameInvisible } from '../invisible-characters.ts';

/** Why a row cannot be imported. */
export const BAD_ROW_REASONS = [
  'address-missing',
  'address-invalid',
  'address-without-domain',
  'address-twice-in-file',
  'number-missing',
  'number-twice-in-file',
  'name-missing',
  'value-too-long',
  'invisible-characters',
  'manager-unknown',
  'manager-loop',
  'manager-is-self',
  'career-level-unknown',
  'locale-unknown',
  'address-belongs-to-another',
  'columns-differ',
] as const;
export type BadRowReason = (typeof BAD_ROW_REASONS)[number];

/** A row that cannot be imported, with its reason in product words. */
export interface BadRow {
  line: number;
  /** Whose row it is, as far as the row says. */
  name: string;
  reason: BadRowReason;
  /** What stands in the file at the place that is wrong, cut to 80 characters. */
  value: string;
  /** One sentence. */
  message: string;
}

const valueMaximum = 80;

/** Builds a bad row; `value` is cut, and what nobody sees in it or in the name is written out. */
export function badRow(line: number, name: string, reason: BadRowReason, value: string, message: string): BadRow {
  return { line, name: nameInvisible(name), reason, value: cutTo(nameInvisible(value), valueMaximum), message };
}

/** Cuts a text by whole characters, with an ellipsis where something is gone. */
export function cutTo(text: string, maximum: number): string {
  const characters = [...text];
  return characters.length <= maximum ? text : `${characters.slice(0, maximum - 1).join('')}…`;
}
