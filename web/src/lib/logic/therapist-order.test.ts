import { describe, expect, it } from 'vitest';
import { makeOrder } from './therapist-order';

const who = { clinician: 'P. Hysio', role: 'physiotherapist' };
const dates = { given: '2026-11-04', expires: '2026-12-04' };

describe('makeOrder', () => {
  it('limits a movement, a disc, or leaves an exercise out', () => {
    const bend = makeOrder(who, dates, { kind: 'lumbar_flexion', amount: 30, about: '' }, '');
    expect(bend).toEqual({ ...who, ...dates, movement_limits: [{ movement: 'lumbar_flexion', degrees: 30 }] });
    const disc = makeOrder(who, dates, { kind: 'disc', amount: 99.6, about: 'L4-L5' }, 'for now');
    expect(disc).toEqual({ ...who, ...dates, words: 'for now', disc_limits: [{ disc: 'L4-L5', percent: 100 }] });
    expect(makeOrder(who, dates, { kind: 'lock', about: 'EX16' }, '')?.locks).toEqual([{ exercise: 'EX16' }]);
  });
  it('is none while something is missing', () => {
    expect(makeOrder(who, dates, { kind: 'lumbar_flexion', about: '' }, '')).toBeUndefined();
    expect(makeOrder(who, dates, { kind: 'disc', amount: 100, about: '' }, '')).toBeUndefined();
    expect(makeOrder(who, dates, { kind: 'lock', about: '' }, '')).toBeUndefined();
  });
});
