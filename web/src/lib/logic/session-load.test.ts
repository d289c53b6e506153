import { expect, test } from 'vitest';
import type { Ribbon, RibbonMoment } from '../core/solid';
import { findUnloading, sumUp } from './session-load';

const disc = 'L4/L5';
/** A standing of 500 N. */
const moment = (t_s: number, percent: number, upper?: number): RibbonMoment => ({
  t_s,
  supportable: true,
  upper: upper === undefined ? 'unmeasured' : 'braced',
  discs: [
    { disc, compression_n: 5 * percent, percent_of_standing: percent, upper_percent_of_standing: upper },
  ],
});
const make = (moments: RibbonMoment[]): Ribbon => ({
  exercise: 'EX16',
  level: 1,
  body: { sex: 'male', height_m: 1.74, mass_kg: 70 },
  moments,
});
const course = { held_s: 2, duration_s: 4, cycle: false, exit_s: 2 };

test('a hold below standing counts for its whole time', () => {
  const still = { held_s: 0, duration_s: 0, cycle: false, exit_s: 0 };
  const lying = findUnloading(make([moment(0, 20, 20)]), still, { reps: 1, hold_s: 300 }, disc);
  expect(lying.below_s).toBeCloseTo(300);
  expect(lying.dose_nmin).toBeCloseTo(400 * 5);
  expect(lying.braced_nmin).toBeCloseTo(400 * 5);
});
test('the way out and back counts as it goes', () => {
  const hang = findUnloading(
    make([moment(0, 100, 100), moment(2, 0, 0)]),
    course,
    { sets: 2, reps: 3, hold_s: 10 },
    disc,
  );
  // Six times: two ways of 2 s at half of 500 N on average, and 10 s at all of it.
  expect(hang.dose_nmin).toBeCloseTo((6 * (2 * 2 * 250 + 10 * 500)) / 60);
  expect(hang.below_s).toBeCloseTo(6 * 14);
});
test('both sides count twice, halves do not', () => {
  const of = (sides: string) =>
    findUnloading(make([moment(0, 50, 50), moment(2, 50, 50)]), course, { reps: 4, hold_s: 6, sides }, disc)
      .below_s;
  expect(of('each')).toBeCloseTo(2 * of('none'));
  expect(of('halves')).toBeCloseTo(of('none'));
});
test('more than standing is no unloading, and takes from the sum', () => {
  const raised = findUnloading(make([moment(0, 150, 200), moment(2, 150, 200)]), course, { reps: 1, hold_s: 8 }, disc);
  expect(raised.below_s).toBe(0);
  expect(raised.dose_nmin).toBeCloseTo((-250 * 12) / 60);
  expect(raised.braced_nmin).toBeCloseTo((-500 * 12) / 60);
});
test('what nobody measured stays unknown in the sum', () => {
  const tense = findUnloading(make([moment(0, 50), moment(2, 50)]), course, { reps: 1, hold_s: 0 }, disc);
  expect(tense.braced_nmin).toBeUndefined();
  expect(sumUp([tense, tense]).braced_nmin).toBeUndefined();
  expect(sumUp([tense, tense]).below_s).toBeCloseTo(8);
});
test('where nothing is known, nothing is said to be below standing', () => {
  const lost = { ...moment(0, 0), supportable: false, discs: [] };
  const sum = findUnloading(make([lost, { ...lost, t_s: 2 }]), course, { reps: 3, hold_s: 60 }, disc);
  expect(sum).toMatchObject({ below_s: 0, dose_nmin: 0, known_s: 0 });
  expect(sum.total_s).toBeCloseTo(3 * 64);
});
test('a walk is as long as it is held', () => {
  const walking = { held_s: 0, duration_s: 1, cycle: true, exit_s: 0 };
  const sum = findUnloading(
    make([moment(0, 90, 90), moment(0.5, 110, 110), moment(1, 90, 90)]),
    walking,
    { reps: 1, hold_s: 600 },
    disc,
  );
  expect(sum.known_s).toBeCloseTo(600);
  expect(sum.below_s).toBeCloseTo(300, -1);
});
