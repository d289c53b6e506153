import { expect, test } from 'vitest';
import type { Ribbon } from '../core/solid';
import { loadsAt, percentOf, ribbonTime } from './ribbon';

const moment = (t_s: number, percent: number, supportable = true) => ({
  t_s,
  supportable,
  discs: supportable
    ? [{ disc: 'L4/L5', compression_n: percent * 5, percent_of_standing: percent }]
    : [],
});
const ribbon: Ribbon = {
  exercise: 'EX04',
  level: 1,
  moments: [moment(0, 100), moment(2, 40), moment(4, 20)],
};
const course = { held_s: 4, duration_s: 6, cycle: false, exit_s: 2 };

test('between two moments the load goes from one to the other', () => {
  expect(loadsAt(ribbon, 1)).toEqual([70]);
  expect(loadsAt(ribbon, 3)).toEqual([30]);
  expect(loadsAt(ribbon, 9)).toEqual([20]);
});
test('on the way back it is that of the way out, the other way round', () => {
  expect(ribbonTime(ribbon, course, 3)).toBe(3);
  expect(ribbonTime(ribbon, course, 5)).toBe(2);
  expect(ribbonTime(ribbon, course, 6)).toBe(0);
});
test('where nothing holds the body there is no load', () => {
  const broken = { ...ribbon, moments: [moment(0, 100), moment(2, 0, false)] };
  expect(loadsAt(broken, 1)).toBeUndefined();
  expect(percentOf(broken.moments[1]!, 'L4/L5')).toBeUndefined();
  expect(percentOf(broken.moments[0]!, 'L4/L5')).toBe(100);
});
