import type { Event } from '../api/types';

/** An event as this device keeps it: `sent` once the server has acknowledged it. */
export interface KeptEvent {
  person: string;
  event: Event;
  sent: boolean;
}

/** What the device remembers. Works in memory where storage is denied. */
export interface Shelf {
  /** False: nothing outlives this page, and the page has to say so. */
  readonly lasting: boolean;
  read<T>(key: string): Promise<T | undefined>;
  write(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  readEvents(person: string): Promise<KeptEvent[]>;
  writeEvents(events: KeptEvent[]): Promise<void>;
  /** Takes away all events of a person and every value whose key names them. */
  forget(person: string): Promise<void>;
}

export class MemoryShelf implements Shelf {
  readonly lasting = false;
  readonly #values = new Map<string, unknown>();
  readonly #events = new Map<string, KeptEvent>();

  async read<T>(key: string): Promise<T | undefined> {
    return structuredClone(this.#values.get(key)) as T | undefined;
  }
  async write(key: string, value: unknown): Promise<void> {
    this.#values.set(key, structuredClone(value));
  }
  async remove(key: string): Promise<void> {
    this.#values.delete(key);
  }
  async readEvents(person: string): Promise<KeptEvent[]> {
    return [...this.#events.values()].filter((kept) => kept.person === person);
  }
  async writeEvents(events: KeptEvent[]): Promise<void> {
    for (const kept of events) this.#events.set(`${kept.person}/${kept.event.id}`, kept);
  }
  async forget(person: string): Promise<void> {
    for (const [key, kept] of this.#events) if (kept.person === person) this.#events.delete(key);
    for (const key of this.#values.keys()) if (key.includes(person)) this.#values.delete(key);
  }
}
