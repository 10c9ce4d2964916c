import type { Problem } from '@heartset/model/api/common';
import type { FastifyReply } from 'fastify';
import fp from 'fastify-plugin';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { isDatabaseUnreachable } from '../core/database-unreachable.ts';
import { AppError, type ErrorCode, type FieldProblem } from '../core/errors.ts';

/** The one place that knows what a refusal is over HTTP. Exhaustive: a new code does not compile until it stands here. */
const statusOf: Record<ErrorCode, { status: number; title: string }> = {
  'not-signed-in': { status: 401, title: 'Please sign in' },
  'not-allowed': { status: 403, title: 'Not yours to do' },
  'not-found': { status: 404, title: 'Not found' },
  'input-invalid': { status: 400, title: 'Something in the input is not right' },
  'body-too-large': { status: 413, title: 'Too large' },
  'media-type-unsupported': { status: 415, title: 'This kind of content is not accepted here' },
  'too-many-requests': { status: 429, title: 'Too many tries' },
  'foreign-origin': { status: 403, title: 'Not from this page' },
  conflict: { status: 409, title: 'Somebody was faster' },
  'sign-in-used-or-expired': { status: 410, title: 'This sign-in has been used or has expired' },
  'sign-in-other-browser': { status: 409, title: 'You asked from another browser' },
  'code-wrong': { status: 400, title: 'The code does not fit' },
  'codes-paused': { status: 429, title: 'Only links work for now' },
  'file-not-readable': { status: 422, title: 'The file cannot be read' },
  'file-too-large': { status: 413, title: 'The file is too large' },
  'file-encoding-wrong': { status: 422, title: 'The file is not in UTF-8' },
  'file-empty': { status: 422, title: 'The file is empty' },
  'mapping-incomplete': { status: 409, title: 'Some columns are still missing' },
  'rows-bad': { status: 409, title: 'Some rows cannot be imported' },
  'directory-changed': { status: 409, title: 'The directory has changed meanwhile' },
  'already-applied': { status: 409, title: 'This file was imported already' },
  'address-taken': { status: 409, title: 'This address belongs to somebody already' },
  'campaign-not-editable': { status: 409, title: 'This campaign can no longer be changed' },
  'campaign-state-changed': { status: 409, title: 'The campaign is not in the state for this' },
  'campaign-not-ready': { status: 409, title: 'The campaign is not ready' },
  'deadline-too-soon': { status: 409, title: 'The deadline is too soon' },
  'deadline-too-far': { status: 409, title: 'The deadline is too far away' },
  'deadline-earlier': { status: 409, title: 'The deadline can only move later' },
  'instrument-unknown': { status: 404, title: 'There is no such instrument' },
  'prompt-unknown': { status: 400, title: 'There is no such prompt' },
  'person-unknown': { status: 400, title: 'This person is not in the directory' },
  'outsiders-need-hr': { status: 403, title: 'HR needs to invite people from outside' },
  'raters-too-alike': { status: 409, title: 'These raters are too much like an earlier request' },
  'too-few-would-remain': { status: 409, title: 'Too few people would remain' },
  'cannot-be-added': { status: 409, title: 'Nobody can be added there' },
  'link-unknown': { status: 404, title: 'This link is not known here' },
  'link-withdrawn': { status: 410, title: 'This invitation was withdrawn' },
  'campaign-ended': { status: 410, title: 'This has ended' },
  'campaign-cancelled': { status: 410, title: 'This was cancelled' },
  'between-rounds': { status: 409, title: 'This has closed for now' },
  'continue-where-you-began': { status: 409, title: 'You began on another device' },
  'ballot-unknown': { status: 404, title: 'This ballot is not known' },
  'ballot-not-issued': { status: 500, title: 'This ballot cannot be counted' },
  'ballots-unavailable': { status: 503, title: 'Answers cannot be taken right now' },
  'answers-differ': { status: 409, title: 'Other answers were counted already' },
  'answers-invalid': { status: 422, title: 'Some answers do not fit the questions' },
  'self-assessment-sent': { status: 409, title: 'Your self-rating was sent already' },
  'self-assessment-incomplete': { status: 409, title: 'Your self-rating is not complete' },
  'release-damaged': { status: 500, title: 'This report cannot be shown' },
  'key-store-unusable': { status: 503, title: 'The keys cannot be reached' },
  'key-missing': { status: 500, title: 'A key of this campaign is missing' },
  'key-destroyed': { status: 410, title: 'The key of this campaign was destroyed' },
  'key-differs': { status: 409, title: 'This campaign has another key' },
  'key-damaged': { status: 500, title: 'A key of this campaign is damaged' },
  'key-backup-unreadable': { status: 422, title: 'The backup cannot be read' },
  'temporarily-unavailable': { status: 503, title: 'Not available right now' },
};

const codeOfFastifyError: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-unsupported',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'input-invalid',
  FST_ERR_CTP_INVALID_JSON_BODY: 'input-invalid',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'input-invalid',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
};

const detailOfCode: Partial<Record<ErrorCode, string>> = {
  'body-too-large': 'What you sent is larger than this accepts. Nothing was saved, and nothing was lost on your side.',
  'media-type-unsupported': 'Send JSON here, with the header Content-Type: application/json.',
  'input-invalid': 'What was sent could not be read.',
  'too-many-requests': 'Please wait a few minutes, then try again.',
  'temporarily-unavailable':
    'Heartset cannot reach its database right now. Nothing was lost. Please try again in a minute.',
};

function problem(code: ErrorCode, requestId: string, detail?: string, fields: readonly FieldProblem[] = []): Problem {
  const { status, title } = statusOf[code];
  return {
    type: `urn:heartset:problem:${code}`,
    title,
    status,
    code,
    ...(detail ? { detail } : {}),
    requestId,
    ...(fields.length > 0 ? { fields: fields.map((field) => ({ ...field })) } : {}),
  };
}

interface KnownError {
  code?: unknown;
  statusCode?: unknown;
}

function known(error: unknown): KnownError {
  return typeof error === 'object' && error !== null ? error : {};
}

/** Turns any error into a problem document. What is not known says nothing but its request id. */
export function toProblem(error: unknown, requestId: string): Problem {
  if (error instanceof AppError) return problem(error.code, requestId, error.message, error.fields);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.slice(0, 20).map((issue) => ({
      path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      message: issue.message ?? 'is not right',
    }));
    return problem('input-invalid', requestId, 'Please check the marked fields.', fields);
  }
  if (isDatabaseUnreachable(error)) {
    return problem('temporarily-unavailable', requestId, detailOfCode['temporarily-unavailable']);
  }
  const { code, statusCode } = known(error);
  const mapped = typeof code === 'string' ? codeOfFastifyError[code] : undefined;
  if (mapped) return problem(mapped, requestId, detailOfCode[mapped]);
  if (statusCode === 429) return problem('too-many-requests', requestId, detailOfCode['too-many-requests']);
  if (statusCode === 400) return problem('input-invalid', requestId, detailOfCode['input-invalid']);
  return {
    type: 'urn:heartset:problem:unexpected',
    title: 'Something went wrong on our side',
    status: 500,
    code: 'unexpected',
    detail:
      'Nothing that you entered was lost on purpose. Try again; if it stays, tell your administrator this request id.',
    requestId,
  };
}

/** Where an error came from, without its message, which a stack begins with and which may hold what a person wrote. */
function placesOf(error: Error): string[] {
  const stack = error.stack ?? '';
  const message = stack.indexOf(error.message);
  if (message < 0) return [];
  return stack
    .slice(message + error.message.length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 7);
}

/** Answers with a problem document: it has no schema of its own, whatever the route declares. */
export function sendProblem(reply: FastifyReply, document: Problem): FastifyReply {
  return reply.code(document.status).type('application/problem+json').serializer(JSON.stringify).send(document);
}

/** RFC 9457 for every error, with the request's id. */
export const problemDetails = fp((app) => {
  app.setErrorHandler((error, request, reply) => {
    const document = toProblem(error, request.id);
    // Nobody waits for an answer to a body that broke off; a line would only tell when somebody tried.
    const brokeOff = request.raw.destroyed && !request.raw.complete;
    if (document.status >= 500 && !brokeOff) {
      const cause = isResponseSerializationError(error) ? 'response does not fit its schema' : 'unexpected';
      const name = error instanceof Error ? error.name : 'unknown';
      const stack = error instanceof Error ? placesOf(error) : [];
      const databaseCode = known(error instanceof Error ? (error.cause ?? error) : error).code;
      // Messages can hold what a person wrote (PostgreSQL prints rows into them): only the place is logged.
      request.log.error({ code: document.code, cause, name, databaseCode, stack }, 'request failed');
    }
    if (document.status === 503) reply.header('retry-after', '10');
    return sendProblem(reply, document);
  });
  app.setNotFoundHandler((request, reply) => {
    const document = problem('not-found', request.id, 'There is nothing at this address.');
    return sendProblem(reply, document);
  });
});
