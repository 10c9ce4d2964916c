function codeOf(error: Error): string {
  const code =
    'code' in error && typeof error.code === 'string' && /^[\w-]{1,40}$/.test(error.code) ? ` ${error.code}` : '';
  return error.cause instanceof Error && code === '' ? codeOf(error.cause) : code;
}

/**
 * What a log may say of an unknown error: its name, and its code or that of its cause, as `DatabaseError 57P01` or
 * `Error ECONNREFUSED`. Never its message: databases quote rows and mail servers quote addresses.
 */
export function errorLabel(error: unknown): string {
  return error instanceof Error ? `${error.name}${codeOf(error)}` : 'unknown';
}
