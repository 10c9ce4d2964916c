export type JsonRecord = Readonly<Record<string, unknown>>;

/** @throws TypeError when the value is no object. */
export function asRecord(value: unknown, where: string): JsonRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError(`${where}: no object`);
  return Object.fromEntries(Object.entries(value));
}

/** @throws TypeError when the value is no list. */
export function asArray(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`${where}: no list`);
  return value;
}

/** @throws TypeError when the value is no finite number. */
export function asNumber(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError(`${where}: no number`);
  return value;
}

/** @throws TypeError when the value is no text. */
export function asText(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new TypeError(`${where}: no text`);
  return value;
}

/** @throws TypeError when the value is neither true nor false. */
export function asBoolean(value: unknown, where: string): boolean {
  if (typeof value !== 'boolean') throw new TypeError(`${where}: neither true nor false`);
  return value;
}

/** @throws TypeError when the value is no list of texts. */
export function textsIn(value: unknown, where: string): string[] {
  return asArray(value, where).map((entry) => asText(entry, where));
}
