/** For Vite: leaves out of the browser's chunk what the library brings along and ballots never use. */
export function slimVoprf(): {
  name: string;
  enforce: 'pre';
  resolveId: (id: string) => string | undefined;
  load: (id: string) => string | undefined;
};
