import { describe, expect, it } from 'vitest';
import { nextTime, tidyTimes } from './reminder-times';

describe('times of reminders', () => {
  it('grow three hours on, round midnight, never onto one that is there', () => {
    expect(nextTime(['09:00'])).toBe('12:00');
    expect(nextTime(['09:00', '22:30'])).toBe('01:30');
    expect(nextTime(['12:00', '09:00'])).toBe('15:00');
    expect(nextTime([])).toBe('03:00');
  });
  it('are four at most', () => {
    expect(nextTime(['08:00', '11:00', '14:00', '17:00'])).toBeUndefined();
  });
  it('are told in the order of the day, each once', () => {
    expect(tidyTimes(['18:00', '', '09:00', '18:00'])).toEqual(['09:00', '18:00']);
  });
});
