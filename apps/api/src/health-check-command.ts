import { Client } from 'pg';
import { z } from 'zod';
import { failureText } from './core/failure-text.ts';

/**
 * The program that tells an orchestrator whether its process can work; exits with 0 or 1. Beside the API it asks the API, beside
 * a worker, which answers no requests, whether the login of that worker reaches its database.
 */
const environmentSchema = z.object({
  PORT: z.coerce.number().int().default(3600),
  DATABASE_URL_API: z.string().optional(),
  DATABASE_URL_MAILER: z.string().optional(),
  DATABASE_URL_TALLY: z.string().optional(),
});

const PATIENCE_MILLISECONDS = 4_000;

async function apiIsReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`, {
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
  });
  return answer.ok;
}

async function databaseIsReached(connectionString: string): Promise<boolean> {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: PATIENCE_MILLISECONDS,
    query_timeout: PATIENCE_MILLISECONDS,
  });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } finally {
    await client.end();
  }
}

try {
  const environment = environmentSchema.parse(process.env);
  const workerUrls = [environment.DATABASE_URL_MAILER, environment.DATABASE_URL_TALLY].filter(
    (url) => url !== undefined,
  );
  const checks = environment.DATABASE_URL_API ? [apiIsReady(environment.PORT)] : workerUrls.map(databaseIsReached);
  const outcomes = await Promise.all(checks);
  process.exitCode = outcomes.length > 0 && outcomes.every(Boolean) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${failureText(error)}\n`);
  process.exitCode = 1;
}
