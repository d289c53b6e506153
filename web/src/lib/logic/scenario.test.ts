import { expect, test } from 'vitest';
import type { MovementContent } from '../core/solid';
import { findHanging, hangOn, stageKeyframe } from './scenario';

const root = { pos_m: [0, 1, 0] as [number, number, number] };
const movement: MovementContent = {
  id: 'EX99',
  view: { yaw_deg: 10, pitch_deg: 5 },
  path: ['K0', 'K1'],
  props: [
    { id: 'mat', kind: 'mat', low_m: [0, 0, 0], high_m: [1, 0, 1] },
    { id: 'bells', kind: 'dumbbells', levels: [2] },
  ],
  bracing: [{ name: 'tense', keys: ['K1'] }],
  keyframes: [
    { key: 'K0', root, angles_deg: {}, contacts: [] },
    { key: 'K1', root, angles_deg: { lum: 5 }, contacts: [] },
    { key: 'K1', levels: [2], root, angles_deg: { lum: 9 }, contacts: [] },
  ],
};

test('a level has its own keyframe, or that of all', () => {
  expect(stageKeyframe(movement, 'K1', 2)?.scenario.angles_deg).toEqual({ lum: 9 });
  expect(stageKeyframe(movement, 'K1', 3)?.scenario.angles_deg).toEqual({ lum: 5 });
  expect(stageKeyframe(movement, 'K7', 1)).toBeUndefined();
});
test('things and bracing are those of the level and the key', () => {
  expect(stageKeyframe(movement, 'K1', 2)).toMatchObject({
    held: ['dumbbells'],
    scenario: { bracing: 'tense' },
  });
  expect(stageKeyframe(movement, 'K0', 1)).toMatchObject({ held: [] });
  expect(stageKeyframe(movement, 'K0', 1)?.scenario.bracing).toBeUndefined();
  expect(stageKeyframe(movement, 'K0', 2)?.props).toHaveLength(1);
});
test('what is hung on a point takes the place of what hung there, and is found again', () => {
  const scenario = { name: 'a', loads: [{ point: 'hand', force_n: [0, -10, 0] as [number, number, number] }] };
  const heavier = hangOn(scenario, { hand: 10 }, 9.81);
  expect(heavier.loads).toHaveLength(1);
  expect(findHanging(heavier, 'hand', 9.81)).toBe(10);
  expect(findHanging(hangOn(heavier, { hand: 0 }, 9.81), 'hand', 9.81)).toBe(0);
});
