import { describe, expect, it } from 'vitest';
import type { Event } from '../api/types';
import {
  applyForgotten,
  applyMade,
  applyPulled,
  applySent,
  emptyOutbox,
  findUnsent,
  isForgotten,
} from './outbox';

function note(id: string): Event {
  return { id, at: '2026-11-24T07:30:00+01:00', kind: 'note', body: { words: id } };
}

describe('an outbox', () => {
  it('sends what was made here, oldest first, in portions', () => {
    let box = applyMade(emptyOutbox, note('b'));
    box = applyMade(box, note('a'));
    expect(findUnsent(box, 10).map((event) => event.id)).toEqual(['a', 'b']);
    expect(findUnsent(box, 1).map((event) => event.id)).toEqual(['a']);
  });
  it('takes the same event twice as one', () => {
    const box = applyMade(applyMade(emptyOutbox, note('a')), note('a'));
    expect(box.events.size).toBe(1);
  });
  it('is the union, in whatever order the two sides speak', () => {
    const madeFirst = applyPulled(applyMade(emptyOutbox, note('a')), [note('b')], 7);
    const pulledFirst = applyMade(applyPulled(emptyOutbox, [note('b')], 7), note('a'));
    expect([...madeFirst.events.keys()].sort()).toEqual([...pulledFirst.events.keys()].sort());
    expect(madeFirst.unsent).toEqual(pulledFirst.unsent);
  });
  it('does not send what the server already told of', () => {
    const box = applyPulled(applyMade(emptyOutbox, note('a')), [note('a')], 1);
    expect(findUnsent(box, 10)).toEqual([]);
  });
  it('keeps what was made while sending', () => {
    let box = applyMade(emptyOutbox, note('a'));
    const sending = findUnsent(box, 10);
    box = applyMade(box, note('b'));
    box = applySent(box, sending.map((event) => event.id));
    expect(findUnsent(box, 10).map((event) => event.id)).toEqual(['b']);
  });
  it('never forgets how far it has read', () => {
    const box = applyPulled(applyPulled(emptyOutbox, [], 9), [], 4);
    expect(box.sequence).toBe(9);
  });
  it('sees that the server lost its last event', () => {
    const box = applyPulled(emptyOutbox, [note('a'), note('b')], 2);
    expect(isForgotten(box, [note('b'), note('c')])).toBe(false);
    expect(isForgotten(box, [])).toBe(true);
    expect(isForgotten(box, [note('x')])).toBe(true);
  });
  it('sends all of it again to a server that lost it', () => {
    const box = applyForgotten(applyPulled(emptyOutbox, [note('a'), note('b')], 2));
    expect(findUnsent(box, 10).map((event) => event.id)).toEqual(['a', 'b']);
    expect(box.sequence).toBe(0);
    expect(box.events.size).toBe(2);
  });
});
