import { expect, test } from 'vitest';
import { isWithin, readBody } from './body';

const limits = { height_m: { min: 1.2, max: 2.2 }, mass_kg: { min: 30, max: 250 } };

test('a body is known when sex, height and mass are', () => {
  expect(readBody('female', 162, 58)).toEqual({ sex: 'female', height_m: 1.62, mass_kg: 58 });
  expect(readBody('not_said', 162, 58)).toBeUndefined();
  expect(readBody('male', undefined, 58)).toBeUndefined();
  expect(readBody(undefined, 170, 0)).toBeUndefined();
});

test('the model holds between its limits, these included', () => {
  expect(isWithin({ sex: 'male', height_m: 1.2, mass_kg: 250 }, limits)).toBe(true);
  expect(isWithin({ sex: 'male', height_m: 1.19, mass_kg: 60 }, limits)).toBe(false);
  expect(isWithin({ sex: 'male', height_m: 1.8, mass_kg: 251 }, limits)).toBe(false);
});
