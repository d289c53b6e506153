import type { Event } from '../api/types';

/** The journal of one person on this device: every event once, and which the server has. */
export interface Outbox {
  events: ReadonlyMap<string, Event>;
  unsent: ReadonlySet<string>;
  /** The last sequence of the server's that is known here. */
  sequence: number;
}

export const emptyOutbox: Outbox = { events: new Map(), unsent: new Set(), sequence: 0 };

/** A new event made here. The same id again changes nothing. */
export function applyMade(outbox: Outbox, event: Event): Outbox {
  if (outbox.events.has(event.id)) return outbox;
  return {
    ...outbox,
    events: new Map(outbox.events).set(event.id, event),
    unsent: new Set(outbox.unsent).add(event.id),
  };
}

/** Events that the server told of: the union by id. What it has needs no sending. */
export function applyPulled(outbox: Outbox, pulled: Event[], sequence: number): Outbox {
  const events = new Map(outbox.events);
  const unsent = new Set(outbox.unsent);
  for (const event of pulled) {
    if (!events.has(event.id)) events.set(event.id, event);
    unsent.delete(event.id);
  }
  return { events, unsent, sequence: Math.max(sequence, outbox.sequence) };
}

/** The server has acknowledged these. */
export function applySent(outbox: Outbox, ids: string[]): Outbox {
  const unsent = new Set(outbox.unsent);
  for (const id of ids) unsent.delete(id);
  return { ...outbox, unsent };
}

/** What is still to be sent, in the order in which it was made, at most `limit` at once. */
export function findUnsent(outbox: Outbox, limit: number): Event[] {
  return [...outbox.unsent]
    .sort()
    .slice(0, limit)
    .map((id) => outbox.events.get(id)!);
}

/** True if these, read from the last event known on, do not begin with one that is known. */
export function isForgotten(outbox: Outbox, read: Event[]): boolean {
  const [first] = read;
  return !first || !outbox.events.has(first.id);
}

/** The server has lost what it had: all of it is to be sent and read again. */
export function applyForgotten(outbox: Outbox): Outbox {
  return { ...outbox, unsent: new Set(outbox.events.keys()), sequence: 0 };
}
