import { describe, expect, it } from 'vitest';
import type { Exercise } from '../api/types';
import { fitsEquipment, formatQuery, nothingSpecial, parseQuery } from './library';
import { LibraryIndex } from './library-search';

describe('the query of the library', () => {
  it('is the same after a way through the address', () => {
    const query = { ...parseQuery(''), words: 'néck & arm', region: 'neck', may: true };
    expect(parseQuery(`?${formatQuery(query)}`)).toEqual(query);
  });
  it('leaves a plain address plain', () => {
    expect(formatQuery(parseQuery(''))).toBe('');
  });
});

describe('fitsEquipment', () => {
  const exercise = (needs: { any: string[] }[]) => ({ needs, ladder: [] }) as unknown as Exercise;
  const household = new Set(['pillow']);
  it('asks that each need is met at home', () => {
    expect(fitsEquipment(exercise([{ any: ['bar'] }]), nothingSpecial, household)).toBe(false);
    expect(fitsEquipment(exercise([{ any: ['bar', 'pillow'] }]), nothingSpecial, household)).toBe(true);
  });
  it('finds what is done with one thing', () => {
    expect(fitsEquipment(exercise([{ any: ['bar'] }]), 'bar', household)).toBe(true);
    expect(fitsEquipment(exercise([]), 'bar', household)).toBe(false);
  });
});

describe('LibraryIndex', () => {
  const index = new LibraryIndex([
    { id: 'a', name: 'Cat pose', words: 'all fours', body: 'Rounds a stiff back.' },
    { id: 'b', name: 'Sit-up', words: 'crunches', body: 'Not now. The cat is away.' },
    { id: 'c', name: 'Chin tuck', words: 'neck', body: 'Keeps the head up.' },
  ]);
  it('puts a name before a mention', () => expect(index.find('cat')).toEqual(['a', 'b']));
  it('forgives case, accents, plurals and a slip', () => {
    expect(index.find('CÁTS')[0]).toBe('a');
    expect(index.find('crunch')).toEqual(['b']);
    expect(index.find('cruches')).toEqual(['b']);
  });
  it('finds nothing in nonsense', () => expect(index.find('xqzvw blorp')).toEqual([]));
});
