import { describe, expect, it, vi } from 'vitest';
import type { Client } from '../api/client';
import { ApiFault } from '../api/faults';
import type { Event, NewEvent } from '../api/types';
import { Journal } from './journal.svelte';
import { MemoryShelf } from './shelf';

const note = (words: string): NewEvent => ({ kind: 'note', body: { words } });

const notFound = { title: 'Not found', status: 404, code: 'not_found' };

/** A server in memory that can be taken away, can refuse and can lose what it had. */
class MemoryServer {
  readonly people = new Map<string, Event[]>([['ann', []]]);
  reachable = true;
  refuses: (event: Event) => boolean = () => false;
  /** What each request waits for. */
  gate: Promise<void> = Promise.resolve();
  knowsAgain = true;
  identity = 'first';
  erased = false;

  readonly introduced: (string | undefined)[] = [];
  readonly introduce = async (forgotten?: string) => {
    this.introduced.push(forgotten);
    if (forgotten && this.knowsAgain) this.people.set(forgotten, this.people.get(forgotten) ?? []);
  };

  get events(): Event[] {
    return this.people.get('ann') ?? [];
  }

  async #find(person: string): Promise<Event[]> {
    await this.gate;
    if (!this.reachable) throw new ApiFault('offline', 0, undefined);
    if (this.erased) throw new ApiFault('refused', 410, { ...notFound, code: 'erased' });
    const events = this.people.get(person);
    if (!events) throw new ApiFault('refused', 404, notFound);
    return events;
  }

  readonly client = {
    recordEvents: async (person: string, events: Event[]) => {
      const kept = await this.#find(person);
      if (events.some(this.refuses)) throw new ApiFault('refused', 400, undefined);
      const fresh = events.filter((event) => kept.every((one) => one.id !== event.id));
      kept.push(...fresh);
      const already_there = events.length - fresh.length;
      return { stored: fresh.length, already_there, last_sequence: kept.length };
    },
    readEvents: async (person: string, after: number) => {
      const kept = await this.#find(person);
      // Two at a time, so that a pull has to ask again.
      const events = kept.slice(after, after + 2);
      const last_sequence = after + events.length;
      const more = last_sequence < kept.length;
      return { events, last_sequence, more, store: this.identity };
    },
  } as unknown as Client;
}

async function openJournal(shelf = new MemoryShelf(), server = new MemoryServer()) {
  const journal = new Journal(shelf, () => {}, server.introduce, server.client);
  await journal.open('ann');
  return { journal, shelf, server };
}

describe('a journal', () => {
  it('keeps what was written offline and sends it later', async () => {
    const { journal, shelf, server } = await openJournal();
    server.reachable = false;
    await journal.record([note('offline')]);
    await journal.synchronise();
    expect(journal.sync).toBe('offline');
    expect(journal.waiting).toBe(1);

    const reloaded = await openJournal(shelf, server);
    expect(reloaded.journal.events).toHaveLength(1);
    server.reachable = true;
    await reloaded.journal.synchronise();
    expect(server.events).toHaveLength(1);
    expect(reloaded.journal.waiting).toBe(0);
    expect(server.introduced.length).toBeGreaterThan(0);
  });

  it('sends at once what was made while it was reading', async () => {
    const { journal, server } = await openJournal();
    const read = server.client.readEvents;
    server.client.readEvents = async (person, after) => {
      const page = await read(person, after);
      server.client.readEvents = read;
      await journal.record([note('meanwhile')]);
      return page;
    };
    await journal.synchronise();
    await vi.waitFor(() => expect(server.events).toHaveLength(1));
    expect(journal.waiting).toBe(0);
  });

  it('lets one refused event hold up no other, and keeps it', async () => {
    const { journal, server } = await openJournal();
    server.reachable = false;
    await journal.record([note('good'), note('bad')]);
    await journal.synchronise();
    server.reachable = true;
    server.refuses = (event) => event.kind === 'note' && event.body.words === 'bad';
    await journal.synchronise();
    expect(server.events).toHaveLength(1);
    expect(journal.sync).toBe('refused');
    expect(journal.waiting).toBe(1);
    expect(journal.events).toHaveLength(2);
  });

  it('reads on until there is no more', async () => {
    const { journal, shelf, server } = await openJournal();
    await journal.record(['a', 'b', 'c', 'd', 'e'].map(note));
    await journal.synchronise();
    const other = new Journal(new MemoryShelf(), () => {}, server.introduce, server.client);
    await other.open('ann');
    await other.synchronise();
    expect(other.events).toHaveLength(5);
    expect(await shelf.read('sequence/ann')).toBe(5);
  });

  it('keeps nothing that the core refuses', async () => {
    const journal = new Journal(
      new MemoryShelf(),
      () => {
        throw new Error('no');
      },
      async () => {},
      new MemoryServer().client,
    );
    await journal.open('ann');
    await expect(journal.record([note('x')])).rejects.toThrow('no');
    expect(journal.events).toHaveLength(0);
  });
});

describe('two people on one device', () => {
  it('keep apart while the one still waits for the server', async () => {
    const { journal, shelf, server } = await openJournal();
    server.people.set('ann', [
      { ...note('from elsewhere'), id: 'a0', at: '2026-11-24T07:30:00Z' } as Event,
    ]);
    server.people.set('bob', []);
    let letThrough = () => {};
    server.gate = new Promise((resolve) => (letThrough = resolve));
    await journal.record([note("Ann's")]);
    const running = journal.synchronise();

    const opened = journal.open('bob');
    await vi.waitFor(() => expect(journal.person).toBe('bob'));
    await journal.record([note("Bob's")]);
    letThrough();
    await Promise.all([running, opened, journal.synchronise()]);
    await vi.waitFor(() => expect(server.events).toHaveLength(2));

    const words = (events: Event[]) =>
      events.map((event) => (event.kind === 'note' ? event.body.words : ''));
    const kept = async (person: string) =>
      words((await shelf.readEvents(person)).map((one) => one.event)).sort();
    expect(words(journal.events)).toEqual(["Bob's"]);
    expect(words(server.people.get('bob')!)).toEqual(["Bob's"]);
    expect(words(server.events).sort()).toEqual(["Ann's", 'from elsewhere']);
    await vi.waitFor(async () => expect(await kept('ann')).toEqual(["Ann's", 'from elsewhere']));
    expect(await kept('bob')).toEqual(["Bob's"]);
    expect(await shelf.read('sequence/bob')).toBe(1);
  });

  it('shows whoever was chosen last, not who was quickest to read', async () => {
    const { journal, shelf } = await openJournal();
    const read = shelf.readEvents.bind(shelf);
    let letThrough = () => {};
    const gate = new Promise<void>((resolve) => (letThrough = resolve));
    shelf.readEvents = async (person) => {
      if (person === 'slow') await gate;
      return read(person);
    };
    const slow = journal.open('slow');
    await journal.open('bob');
    letThrough();
    await slow;
    expect(journal.person).toBe('bob');
  });
});

describe('a server that lost what it had', () => {
  async function openSent() {
    const opened = await openJournal();
    await opened.journal.record(['a', 'b', 'c'].map(note));
    await opened.journal.synchronise();
    expect(opened.server.events).toHaveLength(3);
    expect(opened.journal.waiting).toBe(0);
    return opened;
  }

  it('is told of the person and of everything again', async () => {
    const { journal, shelf, server } = await openSent();
    server.people.clear();
    await journal.synchronise();
    expect(server.introduced).toContain('ann');
    expect(server.events).toHaveLength(3);
    expect(journal.waiting).toBe(0);
    expect(journal.sync).toBe('idle');
    expect((await shelf.readEvents('ann')).every((one) => one.sent)).toBe(true);
  });

  it('is filled up when it is back at an earlier day', async () => {
    const { journal, shelf, server } = await openSent();
    server.events.splice(1);
    await journal.record([note('d'), note('e')]);
    await journal.synchronise();
    expect(new Set(server.events.map((event) => event.id))).toEqual(
      new Set(journal.events.map((event) => event.id)),
    );
    expect(server.events).toHaveLength(5);
    expect(await shelf.read('sequence/ann')).toBe(5);
  });

  it('is filled up when it was put back and another device has told it of the rest', async () => {
    const { journal, shelf, server } = await openSent();
    const [a, , c] = server.events as [Event, Event, Event];
    const other: Event = { ...a, id: 'from another device' };
    // As many as before, and the last one known here: only what was sent between is missing.
    server.people.set('ann', [a, other, c]);
    server.identity = 'put back';
    await journal.synchronise();
    expect(server.events).toHaveLength(4);
    expect(journal.events).toHaveLength(4);
    expect(journal.waiting).toBe(0);
    expect(await shelf.read('store/ann')).toBe('put back');
    // Once is enough.
    const sent = vi.spyOn(server.client, 'recordEvents');
    await journal.synchronise();
    expect(sent).not.toHaveBeenCalled();
  });

  it('is taken as it is by a page that never asked which one it is', async () => {
    const { shelf, server } = await openSent();
    await shelf.remove('store/ann');
    const sent = vi.spyOn(server.client, 'recordEvents');
    const reloaded = await openJournal(shelf, server);
    await reloaded.journal.synchronise();
    expect(sent).not.toHaveBeenCalled();
    expect(await shelf.read('store/ann')).toBe('first');
  });

  it('that has erased the record is not told of it again', async () => {
    const { journal, server } = await openSent();
    server.erased = true;
    await journal.synchronise();
    expect(journal.sync).toBe('refused');
    expect(journal.refusal?.isErased).toBe(true);
    await journal.record(['d', 'e'].map(note));
    const sent = vi.spyOn(server.client, 'recordEvents');
    await journal.synchronise();
    expect(sent).not.toHaveBeenCalled();
    expect(journal.events).toHaveLength(5);
  });

  it('is told nothing more of a record that has ended here', async () => {
    const { journal, shelf, server } = await openSent();
    await shelf.forget('ann');
    journal.end();
    const sent = vi.spyOn(server.client, 'recordEvents');
    await journal.record([note('late')]);
    await journal.synchronise();
    expect(sent).not.toHaveBeenCalled();
    expect(await shelf.readEvents('ann')).toHaveLength(0);
    expect(journal.events).toHaveLength(3);
  });

  it('is filled up by a page that was closed meanwhile', async () => {
    const { journal, shelf, server } = await openSent();
    server.people.clear();
    server.knowsAgain = false;
    await journal.synchronise();
    expect(journal.sync).toBe('refused');
    expect(journal.waiting).toBe(3);

    server.knowsAgain = true;
    const reloaded = await openJournal(shelf, server);
    expect(reloaded.journal.waiting).toBe(3);
    await reloaded.journal.synchronise();
    expect(server.events).toHaveLength(3);
  });
});
