import { client, type Client } from '../api/client';
import { ApiFault } from '../api/faults';
import type { Event, NewEvent } from '../api/types';
import { momentOf, zoneName } from '../logic/moment';
import {
  applyMade,
  applyPulled,
  applySent,
  emptyOutbox,
  findUnsent,
  type Outbox,
} from '../logic/outbox';
import { cryptoWords, makeUuid7 } from '../logic/uuid7';
import type { Shelf } from './shelf';

export type SyncState = 'idle' | 'syncing' | 'offline' | 'refused';

/** Events of one request; the server takes more, but a portion is quicker to repeat. */
const portion = 500;

export function makeEvent(fresh: NewEvent, at: Date): Event {
  return {
    id: makeUuid7(at.getTime(), cryptoWords),
    at: momentOf(at),
    zone: zoneName(),
    ...fresh,
  };
}

/** The journal of the chosen person: kept here first, sent when there is a way. */
export class Journal {
  sync = $state<SyncState>('idle');
  refusal = $state.raw<ApiFault | undefined>();
  #outbox = $state.raw<Outbox>(emptyOutbox);
  #person = '';
  #running: Promise<void> | undefined;
  readonly #shelf: Shelf;
  readonly #client: Client;
  readonly #check: (events: Event[]) => void;
  readonly #introduce: () => Promise<void>;

  /** `check` throws on events that the core refuses; `introduce` makes its person known first. */
  constructor(
    shelf: Shelf,
    check: (events: Event[]) => void,
    introduce: () => Promise<void>,
    api: Client = client,
  ) {
    this.#shelf = shelf;
    this.#check = check;
    this.#introduce = introduce;
    this.#client = api;
  }

  readonly events = $derived([...this.#outbox.events.values()]);
  readonly waiting = $derived(this.#outbox.unsent.size);

  async open(person: string): Promise<void> {
    await this.#running;
    const kept = await this.#shelf.readEvents(person);
    const sequence = (await this.#shelf.read<number>(`sequence/${person}`)) ?? 0;
    this.#person = person;
    this.refusal = undefined;
    this.#outbox = {
      events: new Map(kept.map((one) => [one.event.id, one.event])),
      unsent: new Set(kept.filter((one) => !one.sent).map((one) => one.event.id)),
      sequence,
    };
  }

  /** Keeps new events and begins to send them. The core has checked them when this returns. */
  async record(fresh: NewEvent[], at = new Date()): Promise<Event[]> {
    const events = fresh.map((one) => makeEvent(one, at));
    this.#check(events);
    for (const event of events) this.#outbox = applyMade(this.#outbox, event);
    const person = this.#person;
    await this.#shelf.writeEvents(events.map((event) => ({ person, event, sent: false })));
    void this.synchronise();
    return events;
  }

  /** Sends what waits, then reads what is new. One at a time; never throws. */
  synchronise(): Promise<void> {
    this.#running ??= this.#synchronise().finally(() => {
      this.#running = undefined;
      // What was made meanwhile goes at once, not at the next occasion.
      if (this.sync === 'idle' && this.waiting > 0) void this.synchronise();
    });
    return this.#running;
  }

  async #synchronise(): Promise<void> {
    if (!this.#person) return;
    this.sync = 'syncing';
    try {
      await this.#introduce();
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

  async #send(): Promise<void> {
    for (let events = findUnsent(this.#outbox, portion); events.length > 0; ) {
      await this.#sendPortion(events);
      events = findUnsent(this.#outbox, portion);
    }
  }

  /** A portion that is refused goes one by one, so that one bad event holds up no other. */
  async #sendPortion(events: Event[]): Promise<void> {
    try {
      await this.#client.recordEvents(this.#person, events);
      await this.#acknowledge(events);
    } catch (fault) {
      if (!(fault instanceof ApiFault) || fault.kind === 'offline' || events.length === 1) {
        throw fault;
      }
      let refused: ApiFault | undefined;
      for (const event of events) {
        try {
          await this.#sendPortion([event]);
        } catch (one) {
          if (!(one instanceof ApiFault) || one.kind === 'offline') throw one;
          refused = one;
        }
      }
      if (refused) throw refused;
    }
  }

  async #acknowledge(events: Event[]): Promise<void> {
    const person = this.#person;
    this.#outbox = applySent(
      this.#outbox,
      events.map((event) => event.id),
    );
    await this.#shelf.writeEvents(events.map((event) => ({ person, event, sent: true })));
  }

  async #pull(): Promise<void> {
    const person = this.#person;
    for (let more = true; more; ) {
      const page = await this.#client.readEvents(person, this.#outbox.sequence);
      this.#outbox = applyPulled(this.#outbox, page.events, page.last_sequence);
      await this.#shelf.writeEvents(page.events.map((event) => ({ person, event, sent: true })));
      await this.#shelf.write(`sequence/${person}`, this.#outbox.sequence);
      more = page.more;
    }
  }
}
