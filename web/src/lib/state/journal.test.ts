import { describe, expect, it, vi } from 'vitest';
import type { Client } from '../api/client';
import { ApiFault } from '../api/faults';
import type { Event, NewEvent } from '../api/types';
import { Journal } from './journal.svelte';
import { MemoryShelf } from './shelf';

const note = (words: string): NewEvent => ({ kind: 'note', body: { words } });

/** A server in memory that can be taken away and can refuse. */
class MemoryServer {
  readonly events: Event[] = [];
  reachable = true;
  refuses: (event: Event) => boolean = () => false;

  readonly introduced: string[] = [];
  readonly introduce = async () => {
    this.introduced.push('ann');
  };

  readonly client = {
    recordEvents: async (_person: string, events: Event[]) => {
      if (!this.reachable) throw new ApiFault('offline', 0, undefined);
      if (events.some(this.refuses)) throw new ApiFault('refused', 400, undefined);
      this.events.push(...events);
      return { stored: events.length, already_there: 0, last_sequence: this.events.length };
    },
    readEvents: async (_person: string, after: number) => {
      if (!this.reachable) throw new ApiFault('offline', 0, undefined);
      // Two at a time, so that a pull has to ask again.
      const events = this.events.slice(after, after + 2);
      const last_sequence = after + events.length;
      return { events, last_sequence, more: last_sequence < this.events.length };
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
