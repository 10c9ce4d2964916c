/**
 * A few values kept in this browser and nowhere else: drafts, ballots, receipts.
 * Where the browser refuses to keep anything, the values live as long as the page, and `lasting` is false.
 */
export interface DeviceStore {
  readonly lasting: boolean;
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  /**
   * Reads and writes at once, also against another tab, and returns when it is on the disk. Nothing is written when the change gives
   * back what it was given.
   */
  update(key: string, change: (kept: unknown) => unknown): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  keys(prefix: string): Promise<string[]>;
}

const databaseName = 'heartset-survey';
const storeName = 'kept';

/**
 * So long a browser may take to show that it keeps something. One that holds the database for a page that it has put aside opens it, and
 * then runs nothing on it, for ever; nobody should wait for that in front of "one moment, please".
 */
const patienceMilliseconds = 5000;

/** Opens the browser's own database, or a store in memory where there is none, or it does not answer. Never rejects. */
export async function openDeviceStore(): Promise<DeviceStore> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const given = new Promise<DeviceStore>((resolve) => {
    timer = setTimeout(() => resolve(memoryStore()), patienceMilliseconds);
  });
  const store = await Promise.race([openLastingStore().catch(() => memoryStore()), given]);
  clearTimeout(timer);
  return store;
}

async function openLastingStore(): Promise<DeviceStore> {
  const store = databaseStore(keepConnection(await openDatabase()));
  // Some private modes open a database and then refuse to write: better to know before the first answer.
  await store.put('probe', 1);
  await store.remove(['probe']);
  return store;
}

/** For browsers that keep nothing, and for tests. */
export function memoryStore(): DeviceStore {
  const kept = new Map<string, unknown>();
  return {
    lasting: false,
    get: async (key) => structuredClone(kept.get(key)),
    put: async (key, value) => void kept.set(key, structuredClone(value)),
    update: async (key, change) => {
      const before = structuredClone(kept.get(key));
      const after = change(before);
      if (after !== before) kept.set(key, structuredClone(after));
    },
    remove: async (keys) => {
      for (const key of keys) kept.delete(key);
    },
    keys: async (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
  };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('Another page holds the database.'));
  });
}

/**
 * The connection, closed whenever the page is left and opened anew when it is wanted again: WebKit puts pages aside, to show them at once
 * when somebody goes back, and lets no other page at a database that one of them has open.
 */
function keepConnection(opened: IDBDatabase): () => Promise<IDBDatabase> {
  let connection: Promise<IDBDatabase> | null = Promise.resolve(opened);
  window.addEventListener('pagehide', () => {
    void connection?.then((database) => database.close());
    connection = null;
  });
  return () => {
    connection ??= openDatabase().catch((error: unknown) => {
      // The next one who asks tries again.
      connection = null;
      throw error;
    });
    return connection;
  };
}

function databaseStore(connect: () => Promise<IDBDatabase>): DeviceStore {
  async function run<Result>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<Result> | undefined,
  ): Promise<Result | undefined> {
    const database = await connect();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(storeName, mode);
      const request = work(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onerror = () => reject(transaction.error ?? request?.error);
      transaction.onabort = () => reject(transaction.error ?? request?.error);
    });
  }

  return {
    lasting: true,
    get: (key) => run<unknown>('readonly', (store) => store.get(key)),
    put: async (key, value) => void (await run('readwrite', (store) => store.put(value, key))),
    update: async (key, change) => {
      const database = await connect();
      return new Promise((resolve, reject) => {
        // Strict: what was asked for must be known after a power cut too.
        const transaction = database.transaction(storeName, 'readwrite', { durability: 'strict' });
        const store = transaction.objectStore(storeName);
        const reading = store.get(key);
        reading.onsuccess = () => {
          const after = change(reading.result);
          if (after !== reading.result) store.put(after, key);
        };
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(transaction.error ?? reading.error);
        transaction.onabort = () => reject(transaction.error ?? reading.error);
      });
    },
    remove: async (keys) => {
      await run('readwrite', (store) => {
        for (const key of keys) store.delete(key);
        return undefined;
      });
    },
    keys: async (prefix) => {
      const all = await run('readonly', (store) => store.getAllKeys());
      return (all ?? []).filter((key) => typeof key === 'string').filter((key) => key.startsWith(prefix));
    },
  };
}
