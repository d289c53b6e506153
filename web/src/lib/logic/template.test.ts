import { describe, expect, it } from 'vitest';
import { fill, pluralKey } from './template';

describe('fill', () => {
  it('puts inputs in their places', () => {
    expect(fill('{done} of {all}', { done: 2, all: 4 })).toBe('2 of 4');
  });
  it('leaves a name without an input to be seen', () => {
    expect(fill('Hello {name}', {})).toBe('Hello {name}');
  });
});

describe('pluralKey', () => {
  it('follows the rules of the language', () => {
    expect(pluralKey('k', 1, 'en')).toBe('k.one');
    expect(pluralKey('k', 0, 'en')).toBe('k.other');
    expect(pluralKey('k', 3, 'pl')).toBe('k.few');
  });
});
