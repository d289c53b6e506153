import { describe, expect, it } from 'vitest';
import { formatCountdown, formatDay, formatLeft, formatShortDay, splitSpan } from './format';

describe('formatCountdown', () => {
  it('rounds up, so that the last second is seen whole', () => {
    expect(formatCountdown(44_001)).toBe('0:45');
    expect(formatCountdown(1)).toBe('0:01');
    expect(formatCountdown(0)).toBe('0:00');
    expect(formatCountdown(-20)).toBe('0:00');
    expect(formatCountdown(180_000)).toBe('3:00');
  });
});

describe('days', () => {
  it('are those written in the moment, not those of the reader', () => {
    expect(formatDay('2026-11-24T23:50:00-10:00', 'en-GB')).toBe('Tuesday 24 November');
    expect(formatShortDay('2026-11-24T00:10:00+13:00', 'en-GB')).toBe('24 Nov');
  });
});

describe('splitSpan', () => {
  it('splits seconds', () => {
    expect(splitSpan(150)).toEqual({ minutes: 2, seconds: 30 });
    expect(splitSpan(40)).toEqual({ minutes: 0, seconds: 40 });
  });
});

describe('formatLeft', () => {
  it('shows seconds alone below a minute, rounded up', () => {
    expect(formatLeft(45_000)).toBe('45');
    expect(formatLeft(44_001)).toBe('45');
    expect(formatLeft(0)).toBe('0');
    expect(formatLeft(-5)).toBe('0');
  });
  it('shows minutes from a minute on', () => {
    expect(formatLeft(60_000)).toBe('1:00');
    expect(formatLeft(180_000)).toBe('3:00');
  });
});
