import { describe, expect, it } from 'vitest';
import type { Plan } from '../api/types';
import { findPlanDifference, isSame } from './plan-difference';

const planOf = (gate: Plan['gate'], ...lines: [string, number][]) =>
  ({ gate, lines: lines.map(([exercise, level]) => ({ exercise, level })) }) as Plan;

describe('findPlanDifference', () => {
  it('names what came, what went and what changed its level', () => {
    const before = planOf('normal', ['EX01', 2], ['EX11', 1], ['EX42', 3]);
    const after = planOf('easy', ['EX01', 1], ['EX11', 1], ['EX29', 1]);
    expect(findPlanDifference(before, after)).toEqual({
      added: ['EX29'],
      gone: ['EX42'],
      levels: [{ exercise: 'EX01', from: 2, to: 1 }],
      gate: { from: 'normal', to: 'easy' },
    });
  });
  it('is none between equal plans, whatever their order', () => {
    const one = planOf('normal', ['EX01', 1], ['EX11', 1]);
    const other = planOf('normal', ['EX11', 1], ['EX01', 1]);
    expect(isSame(findPlanDifference(one, other))).toBe(true);
    expect(isSame(findPlanDifference(one, planOf('normal', ['EX11', 1])))).toBe(false);
  });
});
