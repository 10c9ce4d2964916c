import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Database } from '../../db/client.ts';
import { loadActor } from '../auth/auth.public.ts';
import { type ActionOptions, getCampaignEvent } from './campaigns.queries.ts';

/** How often a followed campaign is looked at, and how long the line may be silent (proxies drop silent ones). Milliseconds. */
export interface FollowTiming {
  pollMs: number;
  heartbeatMs: number;
}

export const followTiming: FollowTiming = { pollMs: 1500, heartbeatMs: 15_000 };

/**
 * A campaign as a stream of server-sent events: one at once, then one per change. Each look asks again who the reader is, so that the
 * stream ends when they sign out or lose the right to see it. While the database is away the line is kept, and followed on.
 *
 * @param reading.signal ends the stream: the reader has gone, or the process is closing
 */
export async function* followCampaign(
  database: Database,
  actor: Actor,
  campaignId: string,
  reading: { signal: AbortSignal; log: Log; options: ActionOptions; timing?: FollowTiming },
): AsyncGenerator<string> {
  const { signal, timing = followTiming } = reading;
  let sent = '';
  let silentMs = 0;
  yield 'retry: 3000\n\n';
  while (!signal.aborted) {
    const look = await lookAt(database, actor, campaignId, reading);
    if (look === 'ended' || signal.aborted) return;
    if (look !== 'unreachable' && look !== sent) {
      sent = look;
      silentMs = 0;
      yield `event: campaign\ndata: ${look}\n\n`;
    } else if (silentMs >= timing.heartbeatMs) {
      silentMs = 0;
      yield ': still here\n\n';
    }
    silentMs += timing.pollMs;
    if (!(await waited(timing.pollMs, signal))) return;
  }
}

async function lookAt(
  database: Database,
  actor: Actor,
  campaignId: string,
  { log, options }: { log: Log; options: ActionOptions },
): Promise<string | 'ended' | 'unreachable'> {
  try {
    const reader = await loadActor(database, actor.sessionId);
    if (!reader) return 'ended';
    return JSON.stringify(await getCampaignEvent(database, reader, campaignId, options));
  } catch (error) {
    if (error instanceof AppError) return 'ended';
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'a followed campaign could not be looked at');
    return 'unreachable';
  }
}

/** @returns false when the wait was ended by the signal */
async function waited(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(milliseconds, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
