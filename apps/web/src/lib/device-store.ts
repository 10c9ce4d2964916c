/**
 * A few values kept in this browser and nowhere else: drafts, tickets, what was sent from here.
 * Where the browser refuses to keep anything, the values live as long as the page, and `lasting` is false.
 */
export interface DeviceStore {
  readonly lasting: boolean;
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  /** Writes once, also against another tab. False when something stands there already: that stays. */
  add(key: string, value: unknown): Promise<boolean>;
  remove(keys: readonly string[]): Promise<void>;
  keys(prefix: string): Promise<string[]>;
}

const databaseName = 'heartset-survey';
const storeName = 'kept';

/** Opens the browser's own database, or a store in memory where there is none. Never rejects. */
export async function openDeviceStore(): Promise<DeviceStore> {
  try {
    const store = databaseStore(await openDatabase());
    // Some private modes open a database and then refuse to write: better to know before the first answer.
    await store.put('probe', 1);
    await store.remove(['probe']);
    return store;
  } catch {
    return memoryStore();
  }
}

/** For browsers that keep nothing, and for tests. */
export function memoryStore(): DeviceStore {
  const kept = new Map<string, unknown>();
  return {
    lasting: false,
    get: async (key) => structuredClone(kept.get(key)),
    put: async (key, value) => void kept.set(key, structuredClone(value)),
    add: async (key, value) => {
      if (kept.has(key)) return false;
      kept.set(key, structuredClone(value));
      return true;
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

function databaseStore(database: IDBDatabase): DeviceStore {
  function run<Result>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<Result> | undefined,
  ): Promise<Result | undefined> {
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
    add: async (key, value) => {
      try {
        await run('readwrite', (store) => store.add(value, key));
        return true;
      } catch (error) {
        if (error instanceof DOMException && error.name === 'ConstraintError') return false;
        throw error;
      }
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
