import { describe, expect, it } from 'vitest';
import {
  cmOfFeetInches,
  feetInchesOfCm,
  formatHeight,
  formatMass,
  gramsOfKg,
  gramsOfPounds,
  kgOfPounds,
  poundsOfKg,
} from './units';

describe('mass', () => {
  it('goes to pounds and back within a tenth', () => {
    for (const kg of [40, 62.5, 70, 118.3]) {
      expect(Math.abs(kgOfPounds(poundsOfKg(kg)) - kg)).toBeLessThan(0.11);
    }
  });
  it('floors grams: 25 lb is 11,339 g', () => {
    expect(gramsOfPounds(25)).toBe(11339);
    expect(gramsOfKg(2.5)).toBe(2500);
    expect(gramsOfKg(1.1)).toBe(1100);
  });
  it('is written in the chosen system', () => {
    expect(formatMass(2000, 'metric', 'en')).toBe('2 kg');
    expect(formatMass(2000, 'imperial', 'en')).toBe('4.4 lb');
    expect(formatMass(2500, 'metric', 'de')).toBe('2,5 kg');
  });
});

describe('height', () => {
  it('goes to feet and back within an inch', () => {
    expect(feetInchesOfCm(174)).toEqual({ feet: 5, inches: 9 });
    expect(Math.abs(cmOfFeetInches(feetInchesOfCm(174)) - 174)).toBeLessThan(2);
  });
  it('carries twelve inches over', () => {
    expect(feetInchesOfCm(182.5)).toEqual({ feet: 6, inches: 0 });
  });
});

it('writes a height in both systems', () => {
  expect(formatHeight(1.7, 'metric', 'en')).toBe('1.70 m');
  expect(formatHeight(1.74, 'imperial', 'en')).toBe('5 ft 9 in');
});
