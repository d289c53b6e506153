import { expect, test } from 'vitest';
import { comparisons, judge } from './comparisons';

test('a small difference is none', () => {
  expect(judge(40, 49)).toBe('alike');
  expect(judge(40, 55)).toBe('first_less');
  expect(judge(120, 60)).toBe('second_less');
});
test('both sides of a lift carry the same', () => {
  const lift = comparisons.find(({ id }) => id === 'lift')!;
  expect(lift.a.hands_kg).toBe(lift.b.hands_kg);
});
