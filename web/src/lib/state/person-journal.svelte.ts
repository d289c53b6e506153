import type { Client, EventPage } from '../api/client';
import { ApiFault } from '../api/faults';
import type { Event } from '../api/types';
import {
  applyForgotten,
  applyMade,
  applyPulled,
  applySent,
  emptyOutbox,
  findUnsent,
  isForgotten,
  type Outbox,
} from '../logic/outbox';
import type { Shelf } from './shelf';

export type SyncState = 'idle' | 'syncing' | 'offline' | 'refused';

/** Makes the household's people known to the server; `forgotten` once more, as it lost them. */
export type Introduce = (forgotten?: string) => Promise<void>;

/** Events of one request; the server takes more, but a portion is quicker to repeat. */
const portion = 500;

/** The journal of one person and of nobody else, for as long as it lives. */
export class PersonJournal {
  readonly person: string;
  sync = $state<SyncState>('idle');
  refusal = $state.raw<ApiFault | undefined>();
  #outbox = $state.raw<Outbox>(emptyOutbox);
  /** The store that has what was sent; unknown until it has answered once. */
  #store: string | undefined;
  #running: Promise<void> | undefined;
  /** The record was erased: it must not come back from here. */
  #hasEnded = false;
  readonly #shelf: Shelf;
  readonly #client: Client;
  readonly #introduce: Introduce;

  constructor(person: string, shelf: Shelf, introduce: Introduce, api: Client) {
    this.person = person;
    this.#shelf = shelf;
    this.#introduce = introduce;
    this.#client = api;
  }

  readonly events = $derived([...this.#outbox.events.values()]);
  readonly waiting = $derived(this.#outbox.unsent.size);

  async load(): Promise<void> {
    const kept = await this.#shelf.readEvents(this.person);
    this.#outbox = {
      events: new Map(kept.map((one) => [one.event.id, one.event])),
      unsent: new Set(kept.filter((one) => !one.sent).map((one) => one.event.id)),
      sequence: (await this.#shelf.read<number>(this.#sequenceKey)) ?? 0,
    };
    this.#store = await this.#shelf.read<string>(this.#storeKey);
  }

  end(): void {
    this.#hasEnded = true;
  }

  /** Keeps new events and begins to send them. */
  async keep(events: Event[]): Promise<void> {
    if (this.#hasEnded) return;
    for (const event of events) this.#outbox = applyMade(this.#outbox, event);
    await this.#write(events, false);
    void this.synchronise();
  }

  /** Reads what is new and sends what waits. One at a time; never throws. */
  synchronise(): Promise<void> {
    if (this.#hasEnded) return Promise.resolve();
    this.#running ??= this.#synchronise().finally(() => {
      this.#running = undefined;
      // What was made meanwhile goes at once, not at the next occasion.
      if (this.sync === 'idle' && this.waiting > 0) void this.synchronise();
    });
    return this.#running;
  }

  async #synchronise(): Promise<void> {
    this.sync = 'syncing';
    try {
      await this.#introduce();
      if (await this.#isForgotten()) await this.#refill();
      await this.#send();
      await this.#pull();
      this.sync = 'idle';
      this.refusal = undefined;
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
      this.sync = fault.kind;
      this.refusal = fault.kind === 'refused' ? fault : undefined;
    }
  }

  /**
   * Reads on from the last event known, that one included: a server that lost it shows here. One
   * that was put back from a backup may have another event there that is known as well, so it says
   * that it is another store.
   */
  async #isForgotten(): Promise<boolean> {
    const { sequence } = this.#outbox;
    try {
      const page = await this.#client.readEvents(this.person, Math.max(sequence - 1, 0));
      const isOther = this.#store !== undefined && page.store !== this.#store;
      if (sequence > 0 && (isOther || isForgotten(this.#outbox, page.events))) return true;
      await this.#take(page);
      return false;
    } catch (fault) {
      if (fault instanceof ApiFault && fault.isNotFound) return true;
      throw fault;
    }
  }

  /** The server lost this person or some of the events: it is told of all of them again. */
  async #refill(): Promise<void> {
    this.#outbox = applyForgotten(this.#outbox);
    await this.#write([...this.#outbox.events.values()], false);
    await this.#shelf.write(this.#sequenceKey, 0);
    this.#store = undefined;
    await this.#shelf.remove(this.#storeKey);
    await this.#introduce(this.person);
  }

  async #send(): Promise<void> {
    for (let events = findUnsent(this.#outbox, portion); events.length > 0; ) {
      await this.#sendPortion(events);
      events = findUnsent(this.#outbox, portion);
    }
  }

  /** A portion that is refused goes one by one, so that one bad event holds up no other. */
  async #sendPortion(events: Event[]): Promise<void> {
    try {
      await this.#client.recordEvents(this.person, events);
      await this.#acknowledge(events);
    } catch (fault) {
      if (!(fault instanceof ApiFault) || fault.isForAll || events.length === 1) throw fault;
      let refused: ApiFault | undefined;
      for (const event of events) {
        try {
          await this.#sendPortion([event]);
        } catch (one) {
          if (!(one instanceof ApiFault) || one.isForAll) throw one;
          refused = one;
        }
      }
      if (refused) throw refused;
    }
  }

  async #acknowledge(events: Event[]): Promise<void> {
    this.#outbox = applySent(
      this.#outbox,
      events.map((event) => event.id),
    );
    await this.#write(events, true);
  }

  async #pull(): Promise<void> {
    for (let more = true; more; ) {
      const page = await this.#client.readEvents(this.person, this.#outbox.sequence);
      await this.#take(page);
      more = page.more;
    }
  }

  async #take(page: EventPage): Promise<void> {
    this.#outbox = applyPulled(this.#outbox, page.events, page.last_sequence);
    await this.#write(page.events, true);
    await this.#shelf.write(this.#sequenceKey, this.#outbox.sequence);
    if (this.#store === page.store) return;
    this.#store = page.store;
    await this.#shelf.write(this.#storeKey, page.store);
  }

  get #storeKey(): string {
    return `store/${this.person}`;
  }

  get #sequenceKey(): string {
    return `sequence/${this.person}`;
  }

  #write(events: Event[], sent: boolean): Promise<void> {
    return this.#shelf.writeEvents(events.map((event) => ({ person: this.person, event, sent })));
  }
}
