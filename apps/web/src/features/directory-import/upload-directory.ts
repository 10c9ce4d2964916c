import { type DirectoryImport, directoryImportSchema } from '@heartset/model/api/directory-imports';
import { callApi } from '../../lib/api.ts';

/** Hands over the file as it is. Nothing in the directory changes. */
export function uploadDirectory(file: File): Promise<DirectoryImport> {
  return callApi(
    { method: 'POST', path: '/directory-imports', query: { fileName: file.name.slice(-255) }, body: file },
    directoryImportSchema,
  );
}
