import { AppError } from '../core/errors.ts';

/** The code with which something was refused, or `done`; every other failure is the test's. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
