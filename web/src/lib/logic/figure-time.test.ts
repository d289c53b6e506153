import { describe, expect, it } from 'vitest';
import { demonstrationTime } from './figure-time';

const course = { held_s: 2, duration_s: 5, cycle: false, exit_s: 0 };

describe('demonstrationTime', () => {
  it('goes out, rests, goes back, rests, and begins anew', () => {
    expect(demonstrationTime(course, 1)).toBe(1);
    expect(demonstrationTime(course, 3)).toBe(2);
    expect(demonstrationTime(course, 4)).toBeCloseTo(2.4);
    expect(demonstrationTime(course, 7)).toBe(5);
    expect(demonstrationTime(course, 8.2)).toBeCloseTo(0);
  });
  it('goes round and round where the movement is a cycle', () => {
    expect(demonstrationTime({ ...course, cycle: true, exit_s: 0 }, 11)).toBe(1);
  });
  it('stands still where nothing moves', () => {
    expect(demonstrationTime({ held_s: 0, duration_s: 0, cycle: false, exit_s: 0 }, 9)).toBe(0);
  });
});
