import { describe, expect, it } from 'vitest';
import type { Matrix } from '../api/types';
import { findKeyed } from './clearance';

const matrix = {
  conditions: ['SHLDR', 'VFX'],
  rows: [
    { exercise: 'EX14', cells: { SHLDR: 'K' } },
    { exercise: 'EX16', cells: { SHLDR: 'X' } },
    { exercise: 'EX17', cells: { SHLDR: 'K', VFX: 'X' } },
    { exercise: 'EX29', cells: {} },
  ],
} as unknown as Matrix;

describe('findKeyed', () => {
  it('names what a key opens', () => {
    expect(findKeyed(matrix, ['SHLDR'])).toEqual(['EX14', 'EX17']);
  });
  it('leaves out what no key opens', () => {
    expect(findKeyed(matrix, ['SHLDR', 'VFX'])).toEqual(['EX14']);
  });
  it('names nothing without a condition', () => {
    expect(findKeyed(matrix, [])).toEqual([]);
  });
});
