import { describe, expect, it } from 'vitest';
import { clockOf, dayOf, formatMoment, momentOf, msOf } from './moment';

const instant = Date.UTC(2026, 10, 24, 6, 30, 0, 250);

describe('formatMoment', () => {
  it('writes the wall clock there and the offset', () => {
    expect(formatMoment(instant, 60)).toBe('2026-11-24T07:30:00.250+01:00');
  });
  it('crosses the day westward', () => {
    expect(formatMoment(instant, -570)).toBe('2026-11-23T21:00:00.250-09:30');
  });
  it('is read back as the same instant', () => {
    for (const offset of [-720, -210, 0, 345, 840]) {
      expect(msOf(formatMoment(instant, offset))).toBe(instant);
    }
  });
  it('takes a Date', () => {
    expect(msOf(momentOf(new Date(instant)))).toBe(instant);
  });
});

describe('parts of a moment', () => {
  it('are those of the wall clock there, whatever zone reads them', () => {
    const moment = formatMoment(instant, -570);
    expect(dayOf(moment)).toBe('2026-11-23');
    expect(clockOf(moment)).toBe('21:00');
  });
});
