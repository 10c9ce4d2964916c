import {
  type DirectoryImport,
  type DirectoryMapping,
  directoryImportSchema,
} from '@heartset/model/api/directory-imports';
import { callApi } from '../../lib/api.ts';

/** Says which column is what; comes back with a new preview. */
export function mapColumns(id: string, mapping: DirectoryMapping): Promise<DirectoryImport> {
  return callApi({ method: 'PUT', path: `/directory-imports/${id}/mapping`, body: mapping }, directoryImportSchema);
}
