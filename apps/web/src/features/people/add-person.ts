import { type PersonSummary, personSummarySchema } from '@heartset/model/api/people';
import { callApi } from '../../lib/api.ts';

/** Adds somebody outside the directory, by hand. */
export function addPerson(person: { givenName: string; familyName: string; email: string }): Promise<PersonSummary> {
  return callApi({ method: 'POST', path: '/people', body: person }, personSummarySchema);
}
