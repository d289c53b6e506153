import { expect, test } from 'vitest';
import { findTurning, keepWithin, leaveRoom, stepTowards, type Look, type Pixels } from './joints';

/** An arm of 100 pixels about (200, 200): 0 hangs, 90 points to the right; "out" points at the eye. */
const arm: Look = (angle, degrees) => {
  const turn = (degrees * Math.PI) / 180;
  if (angle === 'out') return [200, 200 + 100 * Math.cos(turn)];
  return angle === 'lift' ? [200 + 100 * Math.sin(turn), 200 + 100 * Math.cos(turn)] : undefined;
};

test('a drag takes the angle that is seen to turn', () => {
  const now = () => 0;
  expect(findTurning(arm, ['out', 'lift'], now)).toBe('lift');
  expect(findTurning(arm, ['out'], now)).toBeUndefined();
  expect(findTurning(arm, ['nothing'], now)).toBeUndefined();
});
test('a joint follows the finger, even when that is far off', () => {
  const target: Pixels = [200 + 140, 200];
  let degrees = 0;
  for (let i = 0; i < 40; i += 1) degrees = stepTowards(arm, 'lift', degrees, target);
  expect(degrees).toBeCloseTo(90, 0);
  expect(stepTowards(arm, 'nothing', 7, target)).toBe(7);
});
test('an angle ends where the model ends it, and says so', () => {
  const range = { min_deg: -5, max_deg: 150 };
  expect(keepWithin(149.6, range)).toEqual({ degrees: 150, isEnd: false });
  expect(keepWithin(163, range)).toEqual({ degrees: 150, isEnd: true });
  expect(keepWithin(-9, range)).toEqual({ degrees: -5, isEnd: true });
});
test('targets do not lie over each other; the first ones stay', () => {
  const at = (x: number, y: number) => ({ at: [x, y] });
  const all = [at(0, 0), at(27, 20), at(28, 0), at(0, 40)];
  expect(leaveRoom(all, 28)).toEqual([all[0], all[2], all[3]]);
});
