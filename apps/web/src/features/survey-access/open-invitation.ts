import type { Instrument } from '@heartset/model';
import type { RaterInvitation } from '@heartset/model/api/rater';
import { createRaterSession, RaterApiError, readInstrument, readInvitation } from '../../lib/rater-api.ts';
import type { Language } from '../survey-language/languages.ts';
import { type AccessKey, accessRefusal, closedRefusal, type RefusedAccess } from './access-refusal.ts';
import { forgetSecret } from './rater-secret.ts';

/** `language`: the one that the instrument was asked for in. */
export interface OpenedInvitation {
  state: 'ready';
  invitation: RaterInvitation;
  instrument: Instrument;
  language: string;
}

/** The language of the pages. */
export interface Voice {
  /** The one for somebody whom the directory has with this locale. */
  languageFor(raterLocale: string | null): Language;
  /** Goes on in a language, or gets ready to; gives the one that is spoken then. */
  speak(language: Language): Promise<string>;
}

/** Opens what a link, a code or this browser's session stands for, with what is asked. Changes nothing on the server. */
export async function openInvitation(key: AccessKey, voice: Voice): Promise<OpenedInvitation | RefusedAccess> {
  try {
    const invitation = await (key === 'session' ? readInvitation() : createRaterSession(key));
    if (key !== 'session') forgetSecret(window);
    const closed = closedRefusal(invitation.campaign);
    if (closed) return closed;
    const { instrumentId, instrumentVersion } = invitation.campaign;
    const language = voice.languageFor(invitation.raterLocale);
    const [instrument] = await Promise.all([
      readInstrument(instrumentId, instrumentVersion, language),
      voice.speak(language),
    ]);
    return { state: 'ready', invitation, instrument, language };
  } catch (error) {
    if (!(error instanceof RaterApiError)) throw error;
    if (!error.passing) forgetSecret(window);
    return accessRefusal(error, key);
  }
}
