/** A caught mail, as far as journeys read it. */
export interface Mail {
  readonly id: string;
  readonly messageId: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
}

/** The local inbox of a running product. */
export interface Inbox {
  /** Everything to an address, newest first. */
  mailsTo(address: string): Promise<readonly Mail[]>;
  /** The newest mail to an address whose subject fits and that is none of `seen`, waiting until it has come. */
  waitFor(address: string, subject: RegExp, seen?: readonly string[]): Promise<Mail>;
}

const patienceMilliseconds = 60_000;
const betweenLooksMilliseconds = 200;

export function openInbox(productAddress: string): Inbox {
  const mailsTo = async (address: string): Promise<readonly Mail[]> => {
    const answer = await fetch(`${productAddress}/inbox/api/messages?limit=500&to=${encodeURIComponent(address)}`);
    if (!answer.ok) throw new Error(`The inbox answered ${answer.status}.`);
    const { messages }: { messages: Mail[] } = await answer.json();
    return messages;
  };
  return {
    mailsTo,
    async waitFor(address, subject, seen = []) {
      const until = Date.now() + patienceMilliseconds;
      for (;;) {
        const mails = await mailsTo(address);
        const mail = mails.find((each) => subject.test(each.subject) && !seen.includes(each.id));
        if (mail) return mail;
        if (Date.now() > until) {
          const others = mails.map((each) => each.subject).join('; ') || 'nothing';
          throw new Error(`No mail to ${address} with a subject like ${subject} has come, only: ${others}`);
        }
        await new Promise((resolve) => setTimeout(resolve, betweenLooksMilliseconds));
      }
    },
  };
}

/** The rater's personal address in an invitation. */
export function surveyLinkOf(mail: Mail): string {
  return found(mail, /\shttps?:\/\/\S+\/a#[A-Za-z0-9_-]{22}(?=\s)/);
}

/** Where the reader of a mail about a campaign stops further ones. */
export function stopLinkOf(mail: Mail): string {
  return found(mail, /\shttps?:\/\/\S+\/stop#[A-Za-z0-9_-]{22}(?=\s)/);
}

/** The checksummed code of an invitation, for mail gateways that cut links. */
export function surveyCodeOf(mail: Mail): string {
  return found(mail, /\s[0-9A-Z]{5}(?:-[0-9A-Z]{1,5}){5}(?=\s)/);
}

/** The address in a sign-in mail. */
export function signInLinkOf(mail: Mail): string {
  return found(mail, /\shttps?:\/\/\S+\/sign-in\/link#[A-Za-z0-9_-]+(?=\s)/);
}

/** The six digits of a sign-in mail. */
export function signInCodeOf(mail: Mail): string {
  return found(mail, /\s\d{6}(?=\s)/);
}

function found(mail: Mail, pattern: RegExp): string {
  const text = pattern.exec(mail.text)?.[0].trim();
  if (!text) throw new Error(`Nothing like ${pattern} stands in the mail “${mail.subject}”:\n${mail.text}`);
  return text;
}
