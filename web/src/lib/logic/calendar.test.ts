import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  clampDate,
  countDays,
  formatDate,
  formatMonth,
  formatShortDate,
  layMonth,
  nameWeekdays,
  stepByKey,
  weekdayOf,
} from './calendar';

describe('dates', () => {
  it('go on over months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });
  it('are counted by the calendar, whatever the clocks do', () => {
    expect(countDays('2026-03-28', '2026-03-30')).toBe(2);
    expect(countDays('2026-10-24', '2026-10-26')).toBe(2);
    expect(countDays('2026-11-02', '2026-11-02')).toBe(0);
  });
  it('know their weekday from Monday on', () => {
    expect(weekdayOf('2026-11-02')).toBe(0);
    expect(weekdayOf('2026-11-08')).toBe(6);
  });
  it('stay in their bounds', () => {
    expect(clampDate('2026-11-01', '2026-11-02', '2026-11-09')).toBe('2026-11-02');
    expect(clampDate('2026-11-05', '2026-11-02', '2026-11-09')).toBe('2026-11-05');
    expect(clampDate('2026-12-05', '2026-11-02', '2026-11-09')).toBe('2026-11-09');
  });
});

describe('a month', () => {
  it('is laid out from Monday to Sunday with every day once', () => {
    const weeks = layMonth('2026-11');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([...Array(6).fill(undefined), '2026-11-01']);
    expect(weeks[5]).toEqual(['2026-11-30', ...Array(6).fill(undefined)]);
    expect(weeks.flat().filter(Boolean)).toHaveLength(30);
  });
  it('of four whole weeks has four', () => {
    expect(layMonth('2027-02')).toHaveLength(4);
  });
  it('leads to its neighbours over the year', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
  });
});

describe('keys', () => {
  it('move by days, by weeks, and to the ends of the week', () => {
    const wednesday = '2026-11-04';
    expect(stepByKey('ArrowLeft', wednesday)).toBe('2026-11-03');
    expect(stepByKey('ArrowDown', wednesday)).toBe('2026-11-11');
    expect(stepByKey('Home', wednesday)).toBe('2026-11-02');
    expect(stepByKey('End', wednesday)).toBe('2026-11-08');
    expect(stepByKey('Enter', wednesday)).toBeUndefined();
  });
});

describe('words', () => {
  it('are those of the language', () => {
    expect(formatDate('2026-11-24', 'en-GB')).toMatch(/^Tuesday,? 24 November 2026$/);
    expect(formatShortDate('2026-11-24', 'en-GB')).toBe('24 Nov');
    expect(formatShortDate('2026-11-24', 'en-GB', true)).toBe('24 Nov 2026');
    expect(formatMonth('2026-11', 'en-GB')).toBe('November 2026');
    expect(nameWeekdays('en-GB').map((day) => day.short).join(' ')).toBe('Mon Tue Wed Thu Fri Sat Sun');
  });
});
