import type { SessionState } from '../core/session';
import type { Moment } from '../api/types';
import type { Shelf } from './shelf';

/** A session under way, as the device keeps it. */
export interface KeptSession {
  at: Moment;
  state: SessionState;
}

function keyOf(person: string): string {
  return `session/${person}`;
}

/** Keeps the session of a person over a reload, a crash or an empty battery. */
export class SessionKeeper {
  readonly #shelf: Shelf;
  readonly #key: string;
  #writing: Promise<void> = Promise.resolve();

  constructor(shelf: Shelf, person: string) {
    this.#shelf = shelf;
    this.#key = keyOf(person);
  }

  read(): Promise<KeptSession | undefined> {
    return this.#shelf.read<KeptSession>(this.#key);
  }

  /** Writes one after the other, so that an older state never overtakes a newer one. */
  write(kept: KeptSession): void {
    this.#writing = this.#writing.then(() => this.#shelf.write(this.#key, kept)).catch(() => {});
  }

  async remove(): Promise<void> {
    await this.#writing;
    await this.#shelf.remove(this.#key);
  }
}
