import { newestInstrument } from '@heartset/model/api/newest-instrument';
import { openInvitation } from '../features/survey-access/open-invitation.ts';
import { takeSecret } from '../features/survey-access/rater-secret.ts';
import { firstLanguage, languageFor } from '../features/survey-language/wanted-language.ts';
import { readInstrument } from '../lib/rater-api.ts';
import { readPublicPage } from './public-page.ts';
import { readTexts } from './texts.ts';

// A small file of its own, which is here long before the rest of the survey on a slow network: what the rest will want is asked for at once.

/** The page that the address asks for, if it is not the survey itself. */
export const publicPage = readPublicPage(window.location.pathname);

/** Read before anything else: the secret leaves the address bar. What stops mails opens nothing, and is no such secret. */
export const reading = publicPage?.name === 'stop' ? ({ kind: 'none' } as const) : takeSecret(window);

/** What the address stands for, asked of the server; null where it stands for nothing that can be opened. */
export const opened =
  publicPage !== null || reading.kind === 'damaged'
    ? null
    : openInvitation(reading.kind === 'secret' ? { secret: reading.secret } : 'session', {
        languageFor: (raterLocale) => languageFor(raterLocale, window),
        speak: load,
      });

const language = firstLanguage(window);
void load(language);
if (opened !== null) {
  // Nearly always the very same that is asked for once the invitation has come: by then the browser has it, or is about to.
  void readInstrument(newestInstrument.id, newestInstrument.version, language).catch(() => undefined);
}

/** Whoever speaks loads them again, finds them here, and says so if they did not come. */
async function load(language: string): Promise<string> {
  await readTexts(language, 'survey').catch(() => undefined);
  return language;
}
