/** Of Node.js: the server is not there, or has gone. */
const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
/** Of PostgreSQL: class 08 is a broken connection, 57P01 to 57P03 a server that stops or starts, 53300 too many connections. */
const serverCodes = /^(08...|57P0[123]|53300)$/;
/** pg says these without a code. */
const messages =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** What this file calls a failure that names the database as out of reach, for errors that were stripped of everything else. */
export const unreachableCode = 'database-unreachable';

function saysSo(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && (networkCodes.has(code) || serverCodes.test(code) || code === unreachableCode))
    return true;
  return error instanceof Error && messages.test(error.message);
}

/**
 * Does an error mean that the database cannot be reached for the moment, rather than that something is wrong? Looks through causes.
 *
 * @example if (isDatabaseUnreachable(error)) tellThemToTryAgain();
 */
export function isDatabaseUnreachable(error: unknown): boolean {
  let current = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    if (saysSo(current)) return true;
    if (current instanceof AggregateError && current.errors.some(saysSo)) return true;
    current = 'cause' in current ? current.cause : undefined;
  }
  return false;
}
