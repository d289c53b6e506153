import { describe, expect, it } from 'vitest';
import { splitTerm } from './words';

describe('splitTerm', () => {
  it('parts at the first colon', () => {
    expect(splitTerm('Load: how much: a lot.')).toEqual({ term: 'Load', means: 'how much: a lot.' });
  });
  it('keeps a text without a colon whole', () => {
    expect(splitTerm('Load')).toEqual({ term: 'Load', means: '' });
  });
});
