import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** What a mail server says to a mail: undefined takes it, else its reply's number, as 451 or 550. */
export type Verdict = (mail: { to: string; attempt: number }) => number | undefined;

export interface TestMailServer {
  readonly smtpUrl: string;
  readonly port: number;
  /** Every mail that was taken, in order, repeats included. */
  readonly received: ParsedMail[];
  /** The same mails as they came: their bytes, and where they go back to. */
  readonly came: { raw: Buffer; returnPath: string; returned: string | undefined }[];
  /** Decides on recipients; may be replaced at any time. */
  verdict: Verdict;
  /** How long a mail is looked at before it is taken. */
  delayMs: number;
  stop(): Promise<void>;
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error('as the test wants it'), { responseCode });
}

async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/**
 * A real SMTP server on loopback that takes or refuses as a test says.
 *
 * @param port 0 for a free one; a number to come back where another one stood
 */
export async function startTestMailServer(port = 0): Promise<TestMailServer> {
  const received: ParsedMail[] = [];
  const came: TestMailServer['came'][number][] = [];
  const attempts = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hideDSN: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) => {
      const attempt = (attempts.get(address) ?? 0) + 1;
      attempts.set(address, attempt);
      const code = running.verdict({ to: address, attempt });
      if (code === undefined) done();
      else done(refusal(code));
    },
    onData: (stream, { envelope }, done) => {
      const returnPath = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      const returned = envelope.dsn?.ret ?? undefined;
      readAll(stream).then(
        async (raw) => {
          const mail = await simpleParser(raw);
          // Taken is taken, whether or not the client lives to hear it: like a server that has queued the mail.
          received.push(mail);
          came.push({ raw, returnPath, returned });
          setTimeout(() => done(), running.delayMs);
        },
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  // A client that is killed hangs up in the middle; that is what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const address = server.server.address();
  if (!address || typeof address !== 'object') throw new Error('no port was given');
  const running: TestMailServer = {
    smtpUrl: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    received,
    came,
    verdict: () => undefined,
    delayMs: 0,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return running;
}
