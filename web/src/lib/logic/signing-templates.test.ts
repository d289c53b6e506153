import { describe, expect, it } from 'vitest';
import type { Plan } from '../api/types';
import { addDays, makeTemplates } from './signing-templates';

const who = { clinician: 'Dr A', role: 'doctor' };

describe('addDays', () => {
  it('goes over the end of a month and of a year', () => {
    expect(addDays('2026-11-24', 90)).toBe('2027-02-22');
  });
});
describe('makeTemplates', () => {
  const plan = { day: '2026-11-24', flags: [{ flag: 'RF-C2' }] } as unknown as Plan;
  it('names the open signs, and the plan that waits for a signature', () => {
    const [clearance, ...none] = makeTemplates(who, plan, 90);
    expect(none).toEqual([]);
    expect(JSON.parse(clearance!.text)).toMatchObject({ kind: 'clearance', body: { ...who, flags: ['RF-C2'], given: '2026-11-24' } });
    const last = makeTemplates(who, { ...plan, offer: 'abc' }, 90).at(-1)!;
    expect(last.name).toBe('countersigned.json');
    expect(JSON.parse(last.text).body.offer).toBe('abc');
  });
});
