import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { errorLabel } from '../../core/error-label.ts';
import { readBounceToken } from '../mail/mail.public.ts';
import type { BounceDeps } from './bounce-deps.ts';
import { largestReportBytes } from './read-bounce-mail.ts';
import { type TakenBounce, takeBounceMail } from './take-bounce-mail.ts';

export interface BounceListener {
  readonly port: number;
  close(): Promise<void>;
}

const mostConnections = 20;
const silenceMs = 30_000;

function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

/** What stands before the @, without and with its mark: `bounces+<mark>@…`. */
function partsOf(address: string): { name: string; token: string | null } {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')));
  const plus = local.indexOf('+');
  return plus < 0
    ? { name: local.toLowerCase(), token: null }
    : { name: local.slice(0, plus).toLowerCase(), token: local.slice(plus + 1) };
}

/** @returns undefined for a mail that is too large, of which the rest is read and dropped */
async function readMail(stream: SMTPServerDataStream): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk), 'latin1');
    bytes += part.length;
    if (bytes <= largestReportBytes) chunks.push(part);
  }
  return bytes <= largestReportBytes ? Buffer.concat(chunks) : undefined;
}

/**
 * Listens for mails that come back: a small mail server that takes mail for the return path and for nothing else, and passes none on. It
 * answers no mail, so that it cannot be part of a loop. What it cannot make anything of it takes and forgets; only what the database could
 * not be told is refused for now, so that the server tries again.
 *
 * @param bounceAddress as `bounces@bounces.example.org`; what stands after the @ is for other mail servers to know
 * @param place host and port; port 0 for a free one. It speaks plain SMTP without a login: for the mail server beside it, not for the internet
 */
export async function listenForBounces(
  deps: BounceDeps,
  bounceAddress: string,
  place: { host: string; port: number },
): Promise<BounceListener> {
  const { name: ownName } = partsOf(bounceAddress);
  const server = new SMTPServer({
    name: 'heartset.local',
    banner: 'Takes back what did not arrive',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hideSMTPUTF8: false,
    size: largestReportBytes,
    maxClients: mostConnections,
    socketTimeout: silenceMs,
    closeTimeout: 1_000,
    onRcptTo({ address }, session, done) {
      const { name, token } = partsOf(address);
      if (session.envelope.rcptTo.length > 0) return done(reply(452, 'One recipient at a time.'));
      const ours = name === ownName && (token === null || readBounceToken(deps.mailKey, token) !== null);
      done(ours ? null : reply(550, '5.1.1 Nobody has this address.'));
    },
    onData(stream, session, done) {
      const token = partsOf(session.envelope.rcptTo[0]?.address ?? '').token;
      take(deps, stream, token).then(
        (outcome) => done(outcome === 'too-early' ? reply(451, '4.3.0 Please try again later.') : null),
        (error: unknown) => {
          deps.log.warn({ error: errorLabel(error) }, 'a mail that came back could not be taken');
          done(reply(451, '4.3.0 Please try again later.'));
        },
      );
    },
  });
  // A client that hangs up in the middle must not end the process; its server tries again.
  server.on('error', (error) => deps.log.debug({ error: errorLabel(error) }, 'a connection of returned mail broke'));
  const port = await listen(server, place);
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function take(deps: BounceDeps, stream: SMTPServerDataStream, token: string | null): Promise<TakenBounce> {
  const raw = await readMail(stream);
  const outcome = raw ? await takeBounceMail(deps, raw, token) : 'not-a-report';
  // Neither which mail nor whose: a line beside the time would say when somebody's mail came back.
  deps.log.debug({ outcome }, 'a mail came back');
  return outcome;
}

function listen(server: SMTPServer, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      server.server.off('error', reject);
      const address = server.server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('The system did not name the port for returned mail.'));
    });
  });
}
