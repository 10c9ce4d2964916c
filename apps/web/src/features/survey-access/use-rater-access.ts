import type { RaterInvitation } from '@heartset/model/api/rater';
import { useCallback, useEffect, useRef, useState } from 'react';
import { endRaterSession, RaterApiError, readInstrument, readInvitation } from '../../lib/rater-api.ts';
import { pickLanguage } from '../survey-language/languages.ts';
import {
  type AccessKey,
  type CodePageReason,
  closedRefusal,
  type RefusedAccess,
  recheckRefusal,
} from './access-refusal.ts';
import { type OpenedInvitation, openInvitation, type Voice } from './open-invitation.ts';
import { type FragmentReading, takeSecret } from './rater-secret.ts';

export type RaterAccess = { state: 'opening' } | RefusedAccess | OpenedInvitation;

export interface RaterAccessControl {
  access: RaterAccess;
  enterCode(code: string): void;
  showCode(reason: CodePageReason): void;
  retry(): void;
  /** Asks the server again what stands open: whoever comes too late is told now, not after 41 statements. */
  refresh(): void;
  /** Ends this browser's session and shows nothing of the invitation any more; false: the server could not be reached. */
  leave(): Promise<boolean>;
}

/**
 * Opens the invitation that the address, the code or this browser's session stands for.
 *
 * @param onDeviceCode called when an address with another device's code is opened while the page is there
 * @param language the one that is spoken; what is asked follows it
 * @param ahead what the address stands for, where it was asked for before this page's code had come
 */
export function useRaterAccess(
  first: FragmentReading,
  onDeviceCode: (code: string) => void,
  voice: Voice,
  language: string,
  ahead: Promise<OpenedInvitation | RefusedAccess> | null = null,
): RaterAccessControl {
  const [access, setAccess] = useState<RaterAccess>(() => startOf(first));
  const key = useRef<AccessKey>(first.kind === 'secret' ? { secret: first.secret } : 'session');
  const attempt = useRef(0);

  const open = useCallback(
    async (wanted: AccessKey, asked: Promise<OpenedInvitation | RefusedAccess> | null = null) => {
      key.current = wanted;
      attempt.current += 1;
      const current = attempt.current;
      setAccess({ state: 'opening' });
      const result = await (asked ?? openInvitation(wanted, voice));
      const spoken = asked && result.state === 'ready' ? pickLanguage([result.language]) : null;
      if (spoken !== null) await voice.speak(spoken);
      if (current === attempt.current) setAccess(result);
    },
    [voice],
  );

  useEffect(() => {
    if (first.kind !== 'damaged') void open(key.current, ahead);
  }, [first, open, ahead]);

  useEffect(() => {
    // The mail's link, opened again in a tab that shows the survey, changes the fragment and nothing else.
    const followLink = () => {
      const reading = takeSecret(window);
      if (reading.kind === 'secret') void open({ secret: reading.secret });
      if (reading.kind === 'device-code') onDeviceCode(reading.code);
      if (reading.kind === 'damaged') setAccess({ state: 'code', reason: 'damaged' });
    };
    window.addEventListener('hashchange', followLink);
    return () => window.removeEventListener('hashchange', followLink);
  }, [open, onDeviceCode]);

  const unreachable = access.state === 'refused' && access.reason === 'unreachable';
  useEffect(() => {
    if (!unreachable) return;
    const retry = () => void open(key.current);
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [unreachable, open]);

  const refresh = useCallback(async () => {
    const current = attempt.current;
    const found = await recheckInvitation();
    if (found === null || current !== attempt.current) return;
    setAccess((before) => {
      if (before.state !== 'ready') return before;
      return 'state' in found ? found : { ...before, invitation: found };
    });
  }, []);

  useEffect(() => {
    if (access.state !== 'ready' || access.language === language) return;
    const { instrumentId, instrumentVersion } = access.invitation.campaign;
    let current = true;
    readInstrument(instrumentId, instrumentVersion, language).then(
      (instrument) => {
        if (current) setAccess((before) => (before.state === 'ready' ? { ...before, instrument, language } : before));
      },
      (error: unknown) => {
        // Without a network the statements stay in the language before; with the next look at the invitation they are asked for again.
        if (!(error instanceof RaterApiError)) throw error;
      },
    );
    return () => {
      current = false;
    };
  }, [access, language]);

  const leave = useCallback(async () => {
    try {
      await endRaterSession();
    } catch (error) {
      if (!(error instanceof RaterApiError)) throw error;
      return false;
    }
    attempt.current += 1;
    setAccess({ state: 'code', reason: 'left' });
    return true;
  }, []);

  return {
    access,
    enterCode: (code) => void open({ code }),
    showCode: (reason) => setAccess({ state: 'code', reason }),
    retry: () => void open(key.current),
    refresh: () => void refresh(),
    leave,
  };
}

function startOf(first: FragmentReading): RaterAccess {
  return first.kind === 'damaged' ? { state: 'code', reason: 'damaged' } : { state: 'opening' };
}

/** The invitation as it stands now, or what is shown in its place; null when there was no answer to go by. */
async function recheckInvitation(): Promise<RaterInvitation | RefusedAccess | null> {
  try {
    const invitation = await readInvitation();
    return closedRefusal(invitation.campaign) ?? invitation;
  } catch (error) {
    if (!(error instanceof RaterApiError)) throw error;
    return recheckRefusal(error);
  }
}
