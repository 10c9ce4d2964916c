import type { CareerStage } from '../instrument/instrument.schema.ts';

/** A person as the directory knows them now. */
export interface DirectoryPerson {
  id: string;
  /** The person's number in the organisation's own system; null for people who were added by hand. */
  externalId: string | null;
  givenName: string;
  familyName: string;
  email: string;
  title: string | null;
  department: string | null;
  site: string | null;
  careerLevel: CareerStage | null;
  locale: string | null;
  managerId: string | null;
  inDirectory: boolean;
}

/** How many characters a field may have. The database holds the same bounds. */
export const DIRECTORY_LIMITS = {
  externalId: 100,
  givenName: 100,
  familyName: 100,
  email: 254,
  title: 200,
  department: 200,
  site: 200,
  locale: 35,
} as const;

/** "Given Family", without the space when there is one name only. */
export function fullNameOf(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`.trim();
}
