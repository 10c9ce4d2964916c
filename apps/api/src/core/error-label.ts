/**
 * What a log may say of an unknown error: its name and its code, as `error 57P01` or `Error ECONNREFUSED`. Never its message:
 * databases quote rows and mail servers quote addresses.
 */
export function errorLabel(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code =
    'code' in error && typeof error.code === 'string' && /^[\w-]{1,40}$/.test(error.code) ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}
