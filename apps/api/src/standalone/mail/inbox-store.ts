import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const summarySchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  receivedAt: z.iso.datetime(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
});

const messageSchema = summarySchema.extend({
  messageId: z.string(),
  text: z.string(),
  /** Null when the mail has no HTML part. */
  html: z.string().nullable(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
});

export type MessageSummary = z.infer<typeof summarySchema>;
export type InboxMessage = z.infer<typeof messageSchema>;
export { messageSchema, summarySchema };

/** Caught mails, newest first, kept in a directory and bounded in number. */
export interface InboxStore {
  /** Keeps a message; it is on disk when the promise resolves. */
  add(message: Omit<InboxMessage, 'id' | 'receivedAt'>): Promise<InboxMessage>;
  /** Newest first; `recipient` is a part of an address, compared without case. */
  list(recipient?: string): readonly MessageSummary[];
  get(id: string): Promise<InboxMessage | undefined>;
  /**
   * The newest message that fits, waiting for it to arrive when there is none yet.
   *
   * @throws Error when none arrives in time
   */
  waitFor(fits: (summary: MessageSummary) => boolean, timeoutMilliseconds: number): Promise<InboxMessage>;
}

const DEFAULT_CAPACITY = 5_000;

/**
 * Opens the inbox of a directory, with what earlier starts caught.
 *
 * @param capacity how many messages are kept; the oldest tenth goes when there are more
 */
export async function openInbox(directory: string, capacity: number = DEFAULT_CAPACITY): Promise<InboxStore> {
  // The mails hold sign-in links: nobody but the owner of the data reads them.
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const indexFile = path.join(directory, 'index.jsonl');
  const fileOf = (id: string) => path.join(directory, `${id}.json`);
  let summaries = await readIndex(indexFile);
  let sequence = summaries.length;
  const waiting = new Set<(summary: MessageSummary) => void>();
  let queue: Promise<unknown> = Promise.resolve();

  async function prune(): Promise<void> {
    if (summaries.length <= capacity) return;
    const gone = summaries.slice(0, summaries.length - Math.floor(capacity * 0.9));
    summaries = summaries.slice(gone.length);
    await writeFile(`${indexFile}.new`, summaries.map((summary) => `${JSON.stringify(summary)}\n`).join(''), {
      mode: 0o600,
    });
    await rename(`${indexFile}.new`, indexFile);
    await Promise.all(gone.map((summary) => rm(fileOf(summary.id), { force: true })));
  }

  async function keep(content: Omit<InboxMessage, 'id' | 'receivedAt'>): Promise<InboxMessage> {
    sequence += 1;
    const receivedAt = new Date();
    const id = `${receivedAt.getTime().toString(36)}-${sequence.toString(36)}-${randomBytes(4).toString('hex')}`;
    const message: InboxMessage = { id, receivedAt: receivedAt.toISOString(), ...content };
    const summary = summarySchema.parse(message);
    await writeFile(fileOf(id), JSON.stringify(message), { mode: 0o600 });
    await appendFile(indexFile, `${JSON.stringify(summary)}\n`, { mode: 0o600 });
    summaries.push(summary);
    await prune();
    for (const notify of waiting) notify(summary);
    return message;
  }

  const store: InboxStore = {
    add(content) {
      // One at a time: the index is one file.
      const kept = queue.then(() => keep(content));
      queue = kept.catch(() => undefined);
      return kept;
    },
    list(recipient = '') {
      const wanted = recipient.trim().toLowerCase();
      return summaries
        .filter((summary) => summary.to.some((address) => address.toLowerCase().includes(wanted)))
        .reverse();
    },
    async get(id) {
      if (!summaries.some((summary) => summary.id === id)) return undefined;
      const text = await readFile(fileOf(id), 'utf8').catch(() => undefined);
      return text === undefined ? undefined : messageSchema.parse(JSON.parse(text));
    },
    async waitFor(fits, timeoutMilliseconds) {
      const summary = store.list().find(fits) ?? (await nextFitting(waiting, fits, timeoutMilliseconds));
      const message = await store.get(summary.id);
      if (!message) throw new Error('The message was deleted while it was being read.');
      return message;
    },
  };
  return store;
}

function nextFitting(
  waiting: Set<(summary: MessageSummary) => void>,
  fits: (summary: MessageSummary) => boolean,
  timeoutMilliseconds: number,
): Promise<MessageSummary> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.delete(notify);
      reject(new Error(`No fitting mail arrived within ${timeoutMilliseconds} ms.`));
    }, timeoutMilliseconds);
    const notify = (summary: MessageSummary) => {
      if (!fits(summary)) return;
      clearTimeout(timer);
      waiting.delete(notify);
      resolve(summary);
    };
    waiting.add(notify);
  });
}

async function readIndex(indexFile: string): Promise<MessageSummary[]> {
  const text = await readFile(indexFile, 'utf8').catch(() => '');
  // A power cut may have left the last line half written: what comes next needs a line of its own.
  if (text !== '' && !text.endsWith('\n')) await appendFile(indexFile, '\n');
  return text.split('\n').flatMap((line) => {
    const parsed = summarySchema.safeParse(parseLine(line));
    return parsed.success ? [parsed.data] : [];
  });
}

/** A line that a power cut left half written is no message. */
function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
