import { describe, expect, it } from 'vitest';
import { fill, formatNumber, pluralKeys } from './template';

describe('fill', () => {
  it('puts inputs in their places', () => {
    expect(fill('{done} of {all}', { done: 2, all: 4 }, 'en')).toBe('2 of 4');
  });
  it('leaves a name without an input to be seen', () => {
    expect(fill('Hello {name}', {}, 'en')).toBe('Hello {name}');
  });
  it('writes numbers as the language does, and lets texts stand', () => {
    expect(fill('{kg} kg', { kg: 2.5 }, 'de')).toBe('2,5 kg');
    expect(fill('{kg} kg', { kg: 2.5 }, 'en')).toBe('2.5 kg');
    expect(fill('{version}', { version: '2026.11' }, 'de')).toBe('2026.11');
    expect(fill('{year}', { year: 2026 }, 'es')).toBe('2026');
  });
});

describe('formatNumber', () => {
  it('keeps as many decimals as are asked for', () => {
    expect(formatNumber(0.5, 'es', 2)).toBe('0,50');
    expect(formatNumber(1234.567, 'en', 1)).toBe('1234.6');
  });
});

describe('pluralKeys', () => {
  it('follows the rules of the language', () => {
    expect(pluralKeys('k', 1, 'en')[0]).toBe('k.one');
    expect(pluralKeys('k', 0, 'en')[0]).toBe('k.other');
    expect(pluralKeys('k', 3, 'pl')[0]).toBe('k.few');
    expect(pluralKeys('k', 0, 'fr')[0]).toBe('k.one');
  });
  it('falls back to other where a language has a form for millions', () => {
    expect(pluralKeys('k', 1_000_000, 'es')).toEqual(['k.many', 'k.other']);
  });
});
