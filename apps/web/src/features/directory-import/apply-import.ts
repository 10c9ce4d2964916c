import { directoryImportResultSchema } from '@heartset/model/api/directory-imports';
import { callApi } from '../../lib/api.ts';

/** Does what the preview with this fingerprint showed: all of it, or all but the bad rows. */
export function applyImport(id: string, choice: { fingerprint: string; leaveOutBadRows: boolean }) {
  return callApi({ method: 'POST', path: `/directory-imports/${id}/apply`, body: choice }, directoryImportResultSchema);
}
