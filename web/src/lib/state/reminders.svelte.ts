import { client } from '../api/client';
import { ApiFault } from '../api/faults';
import type { CalendarSettings } from '../api/types';
import type { Ready } from './app.svelte';

/** Reminders of the chosen person: a calendar that the server keeps, at a secret address. */
export class Reminders {
  settings = $state.raw<CalendarSettings>();
  active = $state(false);
  /** Known to the device on which the calendar was made, and to no other. */
  address = $state<string>();
  fault = $state.raw<ApiFault>();
  /** The server has told how it stands. */
  isKnown = $state(false);
  readonly #ready: Ready;

  constructor(ready: Ready) {
    this.#ready = ready;
  }

  get #person(): string {
    return this.#ready.household.current?.id ?? '';
  }
  get #key(): string {
    return `calendar/${this.#person}`;
  }

  async open(): Promise<void> {
    await this.#ask(async () => {
      const calendar = await client.readCalendar(this.#person);
      this.active = calendar.active;
      this.settings = calendar.settings;
      const kept = await this.#ready.shelf.read<{ address: string; created: string }>(this.#key);
      this.address = kept && kept.created === calendar.created ? kept.address : undefined;
      this.isKnown = true;
    });
  }

  /** An earlier address ends. */
  async make(settings: CalendarSettings): Promise<void> {
    await this.#ask(async () => {
      const { address, created } = await client.makeCalendar(this.#person, settings);
      this.settings = settings;
      this.active = true;
      this.address = address && new URL(address, location.origin).href;
      await this.#ready.shelf.write(this.#key, { address: this.address, created });
    });
  }

  async revoke(): Promise<void> {
    await this.#ask(async () => {
      await client.revokeCalendar(this.#person);
      this.active = false;
      this.address = undefined;
      await this.#ready.shelf.remove(this.#key);
    });
  }

  async #ask(work: () => Promise<void>): Promise<void> {
    this.fault = undefined;
    try {
      await work();
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
      this.fault = fault;
    }
  }
}
