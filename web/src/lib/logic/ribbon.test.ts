import { expect, test } from 'vitest';
import type { Ribbon, RibbonMoment } from '../core/solid';
import { bandOf, findKeyTimes, loadsAt, percentOf, rangeOf, ribbonTime } from './ribbon';

const moment = (t_s: number, percent: number, supportable = true): RibbonMoment => ({
  t_s,
  supportable,
  upper: 'least',
  discs: supportable
    ? [{ disc: 'L4/L5', compression_n: percent * 5, percent_of_standing: percent }]
    : [],
});
const ribbon: Ribbon = {
  exercise: 'EX04',
  level: 1,
  body: { sex: 'male', height_m: 1.74, mass_kg: 70 },
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
test('a band reaches to what is braced, and the range takes both edges in', () => {
  const braced = moment(1, 40);
  braced.upper = 'braced';
  braced.discs[0]!.upper_percent_of_standing = 90;
  expect(bandOf(braced, 'L4/L5')).toEqual({ least: 40, most: 90 });
  expect(bandOf(braced, 'T1/T2')).toBeUndefined();
  expect(rangeOf({ ...ribbon, moments: [moment(0, 60), braced] }, 'L4/L5')).toEqual([40, 90]);
  expect(rangeOf({ ...ribbon, moments: [moment(0, 0, false)] }, 'L4/L5')).toBeUndefined();
});
test('keyframes are told once each', () => {
  const keyed = ribbon.moments.map((one, i) => ({ ...one, ...(i !== 1 && { key: `K${i}` }) }));
  expect(findKeyTimes({ ...ribbon, moments: [...keyed, keyed[0]!] })).toEqual([0, 4]);
});
