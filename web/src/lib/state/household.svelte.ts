import { client } from '../api/client';
import { ApiFault } from '../api/faults';
import type { Person } from '../api/types';
import { cryptoWords, makeUuid7 } from '../logic/uuid7';
import type { Shelf } from './shelf';

interface KeptPerson extends Person {
  sent?: boolean;
}
const peopleKey = 'people';
const currentKey = 'person';

/** The members of the household, as far as this device knows them. */
export class Household {
  people = $state.raw<KeptPerson[]>([]);
  current = $state.raw<Person | undefined>();
  readonly #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  async open(): Promise<void> {
    this.people = (await this.#shelf.read<KeptPerson[]>(peopleKey)) ?? [];
    const id = await this.#shelf.read<string>(currentKey);
    this.current = this.people.find((person) => person.id === id);
  }

  /**
   * Tells the server of people made here, and of one that it lost. Who is refused or cannot be
   * sent stays to be sent.
   */
  async send(forgotten?: string): Promise<void> {
    const lost = this.people.find((one) => one.id === forgotten);
    if (lost) await this.#keep(lost.id, { ...lost, sent: false });
    for (const person of this.people.filter((one) => !one.sent)) {
      try {
        await client.recordPerson({ id: person.id, name: person.name });
        await this.#keep(person.id, { ...person, sent: true });
      } catch (fault) {
        if (!(fault instanceof ApiFault)) throw fault;
      }
    }
  }

  /** Learns of people made elsewhere. */
  async learn(): Promise<void> {
    const known = await client.readPeople().catch(() => undefined);
    for (const person of known ?? []) await this.#keep(person.id, { ...person, sent: true });
  }

  async add(name: string): Promise<Person> {
    const now = Date.now();
    const person: KeptPerson = {
      id: makeUuid7(now, cryptoWords),
      name: name.trim(),
      created: new Date(now).toISOString(),
    };
    await this.#keep(person.id, person);
    return person;
  }

  async choose(person: Person): Promise<void> {
    this.current = person;
    await this.#shelf.write(currentKey, person.id);
  }

  async forget(id: string): Promise<void> {
    this.people = this.people.filter((one) => one.id !== id);
    await this.#shelf.write(peopleKey, this.people);
    if ((await this.#shelf.read<string>(currentKey)) === id) await this.#shelf.remove(currentKey);
  }

  async leave(): Promise<void> {
    this.current = undefined;
    await this.#shelf.remove(currentKey);
  }

  async #keep(id: string, person: KeptPerson): Promise<void> {
    const others = this.people.filter((one) => one.id !== id);
    this.people = [...others, person].sort((a, b) => (a.id < b.id ? -1 : 1));
    await this.#shelf.write(peopleKey, this.people);
  }
}
