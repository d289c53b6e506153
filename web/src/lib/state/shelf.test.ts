import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Event } from '../api/types';
import { openShelf } from './indexed-shelf';

function note(id: string): Event {
  return { id, at: '2026-11-24T07:30:00+01:00', kind: 'note', body: { words: id } };
}

describe.each([
  ['in IndexedDB', () => openShelf(new IDBFactory())],
  ['in memory', () => openShelf(undefined)],
])('a shelf %s', (_name, open) => {
  it('keeps values by key and forgets them', async () => {
    const shelf = await open();
    await shelf.write('draft', { a: [1, 2] });
    expect(await shelf.read('draft')).toEqual({ a: [1, 2] });
    await shelf.remove('draft');
    expect(await shelf.read('draft')).toBeUndefined();
  });

  it('keeps events by person, each id once', async () => {
    const shelf = await open();
    await shelf.writeEvents([
      { person: 'ann', event: note('1'), sent: false },
      { person: 'ben', event: note('1'), sent: true },
    ]);
    await shelf.writeEvents([{ person: 'ann', event: note('1'), sent: true }]);
    const kept = await shelf.readEvents('ann');
    expect(kept).toEqual([{ person: 'ann', event: note('1'), sent: true }]);
  });
});

describe('a shelf whose storage is denied', () => {
  it('works in memory and says that nothing lasts', async () => {
    const denied = { open: () => { throw new DOMException('denied', 'SecurityError'); } };
    const shelf = await openShelf(denied as unknown as IDBFactory);
    expect(shelf.lasting).toBe(false);
  });
});
