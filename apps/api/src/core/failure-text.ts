import { DrizzleQueryError } from 'drizzle-orm';

/**
 * What a program that fails prints for whoever runs it: the message, and where in the code on request. Never the values that a statement
 * carried: what cannot be written may be somebody's answer.
 *
 * @example process.stderr.write(`${failureText(error, 'with-stack')}\n`);
 */
export function failureText(error: unknown, form: 'message' | 'with-stack' = 'message'): string {
  if (!(error instanceof Error)) return String(error);
  const message = messageOf(error);
  if (form === 'message' || error.stack === undefined) return message;
  // The stack begins with name and message, and the message may have been replaced.
  const places = error.stack.split(error.message).at(-1) ?? '';
  return `${error.name}: ${message}${places}`;
}

function messageOf(error: Error): string {
  if (!(error instanceof DrizzleQueryError)) return error.message;
  const reason = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `A statement failed${reason}\n  ${error.query}`;
}
