import type { Role } from '@heartset/model/api/auth';

/** A person of the demo hospital in one line. */
export type Row = readonly [
  number: string,
  name: string,
  title: string,
  department: string,
  manager: string | null,
  level?: 'e' | 'm' | 's' | null,
  role?: Role,
];
