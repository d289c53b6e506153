import { MemoryShelf, type KeptEvent, type Shelf } from './shelf';

const databaseName = 'plumbline';
const databaseVersion = 1;
const values = 'values';
const events = 'events';
const byPerson = 'person';

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('storage'));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('storage'));
    transaction.onerror = () => reject(transaction.error ?? new Error('storage'));
  });
}

class IndexedShelf implements Shelf {
  readonly lasting = true;
  readonly #database: IDBDatabase;

  constructor(database: IDBDatabase) {
    this.#database = database;
    // Another tab with a newer version of the page may need the database to itself.
    database.onversionchange = () => database.close();
  }

  read<T>(key: string): Promise<T | undefined> {
    return settled(this.#database.transaction(values).objectStore(values).get(key));
  }
  async write(key: string, value: unknown): Promise<void> {
    const transaction = this.#database.transaction(values, 'readwrite');
    transaction.objectStore(values).put(value, key);
    await finished(transaction);
  }
  async remove(key: string): Promise<void> {
    const transaction = this.#database.transaction(values, 'readwrite');
    transaction.objectStore(values).delete(key);
    await finished(transaction);
  }
  readEvents(person: string): Promise<KeptEvent[]> {
    const store = this.#database.transaction(events).objectStore(events);
    return settled(store.index(byPerson).getAll(person));
  }
  async writeEvents(kept: KeptEvent[]): Promise<void> {
    const transaction = this.#database.transaction(events, 'readwrite');
    const store = transaction.objectStore(events);
    for (const one of kept) store.put(one, [one.person, one.event.id]);
    await finished(transaction);
  }
  async forget(person: string): Promise<void> {
    const transaction = this.#database.transaction([values, events], 'readwrite');
    const kept = transaction.objectStore(events);
    for (const key of await settled(kept.index(byPerson).getAllKeys(person))) kept.delete(key);
    const named = transaction.objectStore(values);
    for (const key of await settled(named.getAllKeys()))
      if (String(key).includes(person)) named.delete(key);
    await finished(transaction);
  }
}

/** IndexedDB where it works, memory where it is denied. */
export async function openShelf(factory: IDBFactory | undefined): Promise<Shelf> {
  try {
    if (!factory) return new MemoryShelf();
    const request = factory.open(databaseName, databaseVersion);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(values);
      request.result.createObjectStore(events).createIndex(byPerson, byPerson);
    };
    return new IndexedShelf(await settled(request));
  } catch {
    return new MemoryShelf();
  }
}
