import { describe, expect, it } from 'vitest';
import { findPlace, pathOf } from './routes';

describe('findPlace', () => {
  it('reads the name and what it is about', () => {
    expect(findPlace('/practise/EX12')).toEqual({ name: 'practise', about: 'EX12' });
    expect(findPlace('/learn/LN01')).toEqual({ name: 'learn', about: 'LN01' });
    expect(findPlace('/session')).toEqual({ name: 'session', about: '' });
  });
  it('takes the root and an unknown path as Today', () => {
    expect(findPlace('/').name).toBe('today');
    expect(findPlace('/nowhere/at/all').name).toBe('today');
    expect(findPlace('/constructor').name).toBe('today');
  });
  it('leaves out what is not well formed', () => {
    expect(findPlace('/session/%')).toEqual({ name: 'session', about: '' });
    expect(findPlace('/safety/%E0%A4%A')).toEqual({ name: 'safety', about: '' });
  });
  it('gives back what pathOf made', () => {
    expect(findPlace(pathOf('after', 'a b/c'))).toEqual({ name: 'after', about: 'a b/c' });
  });
});
