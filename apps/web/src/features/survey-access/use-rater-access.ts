import type { Instrument } from '@heartset/model';
import type { RaterInvitation } from '@heartset/model/api/rater';
import { useCallback, useEffect, useRef, useState } from 'react';
import { createRaterSession, RaterApiError, readInstrument, readInvitation } from '../../lib/rater-api.ts';
import { type FragmentReading, forgetSecret, takeSecret } from './rater-secret.ts';

export type RefusalReason = 'unknown' | 'unknown-code' | 'withdrawn' | 'ended' | 'too-many' | 'unreachable' | 'failed';

export type CodePageReason = 'asked' | 'damaged' | 'signed-out';

export type RaterAccess =
  | { state: 'opening' }
  | { state: 'code'; reason: CodePageReason }
  | { state: 'refused'; reason: RefusalReason; requestId: string | null }
  | { state: 'ready'; invitation: RaterInvitation; instrument: Instrument };

/** What opens an invitation: the link's secret, the mail's code, or the session that this browser has already. */
type Key = { secret: string } | { code: string } | 'session';

export interface RaterAccessControl {
  access: RaterAccess;
  enterCode(code: string): void;
  showCode(reason: CodePageReason): void;
  retry(): void;
  /** Asks the server again what stands open, quietly. */
  refresh(): void;
}

/** Opens the invitation that the address, the code or this browser's session stands for. */
export function useRaterAccess(first: FragmentReading): RaterAccessControl {
  const [access, setAccess] = useState<RaterAccess>(() => startOf(first));
  const key = useRef<Key>(first.kind === 'secret' ? { secret: first.secret } : 'session');
  const attempt = useRef(0);

  const open = useCallback(async (wanted: Key) => {
    key.current = wanted;
    attempt.current += 1;
    const current = attempt.current;
    setAccess({ state: 'opening' });
    const result = await openInvitation(wanted);
    if (current === attempt.current) setAccess(result);
  }, []);

  useEffect(() => {
    if (first.kind !== 'damaged') void open(key.current);
  }, [first, open]);

  useEffect(() => {
    // The mail's link, opened again in a tab that shows the survey, changes the fragment and nothing else.
    const followLink = () => {
      const reading = takeSecret(window);
      if (reading.kind === 'secret') void open({ secret: reading.secret });
      if (reading.kind === 'damaged') setAccess({ state: 'code', reason: 'damaged' });
    };
    window.addEventListener('hashchange', followLink);
    return () => window.removeEventListener('hashchange', followLink);
  }, [open]);

  const unreachable = access.state === 'refused' && access.reason === 'unreachable';
  useEffect(() => {
    if (!unreachable) return;
    const retry = () => void open(key.current);
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [unreachable, open]);

  const refresh = useCallback(async () => {
    const current = attempt.current;
    const invitation = await readInvitation().catch(() => null);
    if (invitation === null || current !== attempt.current) return;
    setAccess((before) => (before.state === 'ready' ? { ...before, invitation } : before));
  }, []);

  return {
    access,
    enterCode: (code) => void open({ code }),
    showCode: (reason) => setAccess({ state: 'code', reason }),
    retry: () => void open(key.current),
    refresh: () => void refresh(),
  };
}

function startOf(first: FragmentReading): RaterAccess {
  return first.kind === 'damaged' ? { state: 'code', reason: 'damaged' } : { state: 'opening' };
}

async function openInvitation(key: Key): Promise<RaterAccess> {
  try {
    const invitation = await (key === 'session' ? readInvitation() : createRaterSession(key));
    if (key !== 'session') forgetSecret(window);
    if (invitation.campaign.state !== 'collecting') return { state: 'refused', reason: 'ended', requestId: null };
    const { instrumentId, instrumentVersion } = invitation.campaign;
    const instrument = await readInstrument(instrumentId, instrumentVersion, navigator.language);
    return { state: 'ready', invitation, instrument };
  } catch (error) {
    if (!(error instanceof RaterApiError)) throw error;
    if (!error.passing) forgetSecret(window);
    // A session that has run out, or that stands for an invitation which is no longer there: the mail opens a new one.
    if (key === 'session' && (error.status === 401 || error.status === 404)) return { state: 'code', reason: 'asked' };
    return { state: 'refused', reason: refusalOf(error, key), requestId: error.requestId };
  }
}

function refusalOf(error: RaterApiError, key: Key): RefusalReason {
  if (error.code === 'unreachable') return 'unreachable';
  if (error.code === 'link-withdrawn') return 'withdrawn';
  if (error.status === 410) return 'ended';
  if (error.status === 429) return 'too-many';
  const unknown = [400, 401, 404].includes(error.status);
  if (unknown && key !== 'session') return 'code' in key ? 'unknown-code' : 'unknown';
  return 'failed';
}
