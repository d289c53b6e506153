import { describe, expect, it } from 'vitest';
import type { Plan } from '../api/types';
import { findSwap, findSwappedFor, isAside } from './wishes';

const plan = {
  lines: [
    { exercise: 'EX11', reasons: [{ rule: 'slot.rest' }] },
    { exercise: 'EX13', reasons: [{ rule: 'swap.chosen', inputs: [{ name: 'instead', value: 'EX12' }] }] },
  ],
  refusals: [{ exercise: 'EX02', reasons: [{ rule: 'pace.set-aside' }] }, { exercise: 'EX12' }],
} as unknown as Plan;

describe('wishes', () => {
  it('finds both ends of an exchange', () => {
    expect(findSwap(plan, 'EX12')).toBe('EX13');
    expect(findSwap(plan, 'EX11')).toBeUndefined();
    expect(findSwappedFor(plan, 'EX13')).toBe('EX12');
    expect(findSwappedFor(plan, 'EX11')).toBeUndefined();
  });
  it('knows what was put aside', () => {
    expect(isAside(plan, 'EX02')).toBe(true);
    expect(isAside(plan, 'EX12')).toBe(false);
  });
});
