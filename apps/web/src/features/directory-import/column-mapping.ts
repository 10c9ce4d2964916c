import {
  type DirectoryField,
  type DirectoryMapping,
  directoryFields,
  directoryMappingSchema,
} from '@heartset/model/api/directory-imports';

/** What the column at this position holds; null when it is left out. */
export function fieldOfColumn(mapping: DirectoryMapping, column: number): DirectoryField | null {
  return directoryFields.find((field) => mapping.columns[field] === column) ?? null;
}

/** The mapping with this column holding this field (or nothing). A field is held by one column: it moves here. */
export function assignColumn(
  mapping: DirectoryMapping,
  column: number,
  field: DirectoryField | null,
): DirectoryMapping {
  const columns: DirectoryMapping['columns'] = {};
  for (const each of directoryFields) {
    const held = mapping.columns[each];
    if (each === field) columns[each] = column;
    else if (held !== undefined && held !== column) columns[each] = held;
  }
  return { ...mapping, columns };
}

/** Whether the API takes a domain that `readDomain` has read. */
export function isDomain(domain: string | null): boolean {
  return directoryMappingSchema.shape.emailDomain.safeParse(domain).success;
}

/** The domain as the API takes it: without a leading "@", null when empty. */
export function readDomain(typed: string): string | null {
  const domain = typed.trim().toLowerCase().replace(/^@/, '');
  return domain === '' ? null : domain;
}
