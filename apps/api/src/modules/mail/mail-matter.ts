import type { ObsoleteCode } from './mark-failed.ts';
import type { MailView } from './templates/render-parts.ts';

/** What a mail says, before it is written as HTML and text; or why nobody needs it any more. */
export type Matter =
  | { obsolete: ObsoleteCode }
  | {
      subject: string;
      matter: MailView;
      replyTo?: string | undefined;
      /** Where a mail program asks for no more mails of this kind, by itself (RFC 8058). */
      stopAddress?: string;
    };
