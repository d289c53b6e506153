import { client, type Client } from '../api/client';
import type { Event, NewEvent } from '../api/types';
import { momentOf, zoneName } from '../logic/moment';
import { cryptoWords, makeUuid7 } from '../logic/uuid7';
import { PersonJournal, type Introduce } from './person-journal.svelte';
import type { Shelf } from './shelf';

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
  #open = $state.raw<PersonJournal | undefined>();
  #openings = 0;
  readonly #shelf: Shelf;
  readonly #client: Client;
  readonly #check: (events: Event[]) => void;
  readonly #introduce: Introduce;

  /** `check` throws on events that the core refuses; `introduce` makes its person known first. */
  constructor(
    shelf: Shelf,
    check: (events: Event[]) => void,
    introduce: Introduce,
    api: Client = client,
  ) {
    this.#shelf = shelf;
    this.#check = check;
    this.#introduce = introduce;
    this.#client = api;
  }

  readonly person = $derived(this.#open?.person);
  readonly events: Event[] = $derived(this.#open?.events ?? []);
  readonly waiting = $derived(this.#open?.waiting ?? 0);
  readonly sync = $derived(this.#open?.sync ?? 'idle');
  readonly refusal = $derived(this.#open?.refusal);

  /** Another person's journal takes the place of this one, which ends what it has begun. */
  async open(person: string): Promise<void> {
    const opening = ++this.#openings;
    const next = new PersonJournal(person, this.#shelf, this.#introduce, this.#client);
    await next.load();
    // Whoever was chosen last is shown, not who was quickest to read.
    if (opening === this.#openings) this.#open = next;
  }

  /** What is open stays in sight, but nothing of it is kept or sent any more. */
  end(): void {
    this.#open?.end();
  }

  /** Keeps new events and begins to send them. The core has checked them when this returns. */
  async record(fresh: NewEvent[], at = new Date()): Promise<Event[]> {
    const events = fresh.map((one) => makeEvent(one, at));
    this.#check(events);
    await this.#open?.keep(events);
    return events;
  }

  /** Keeps events that were made elsewhere, as they are. The core has checked them as well. */
  async take(events: Event[]): Promise<void> {
    this.#check(events);
    await this.#open?.keep(events);
  }

  /** Reads what is new and sends what waits, of whoever is open now. */
  async synchronise(): Promise<void> {
    await this.#open?.synchronise();
  }
}
