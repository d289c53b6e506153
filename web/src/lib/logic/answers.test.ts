import { describe, expect, it } from 'vitest';
import type { Event, FlagReply } from '../api/types';
import {
  findAnswers,
  findLastZones,
  findScreensWith,
  hasRecordedYes,
  withFlagAnswer,
} from './answers';

function intake(id: string, at: string, text: string): Event {
  return { id, at, kind: 'intake', body: { answers: [{ question: 'Q05', text }] } };
}

describe('findAnswers', () => {
  const later = intake('2', '2026-11-24T08:00:00+01:00', 'later');
  const earlier = intake('1', '2026-11-24T07:30:00+01:00', 'earlier');
  it('lets the later answer stand, in whatever order they come', () => {
    expect(findAnswers([later, earlier]).get('Q05')?.text).toBe('later');
  });
  it('goes by the instant, not by the wall clock', () => {
    const west = intake('3', '2026-11-24T05:00:00-05:00', 'west');
    expect(findAnswers([west, later]).get('Q05')?.text).toBe('west');
  });
  it('leaves out what was voided', () => {
    const voided: Event = {
      id: '4',
      at: later.at,
      kind: 'void',
      body: { event: '2', because: 'a slip of the finger' },
    };
    expect(findAnswers([later, earlier, voided]).get('Q05')?.text).toBe('earlier');
  });
});

describe('findLastZones', () => {
  it('is the last that was given', () => {
    const events: Event[] = [
      { id: '1', at: '2026-11-24T07:00:00Z', kind: 'check_in', body: { pain: 3, zones: { back_left: 2 } } },
      { id: '2', at: '2026-11-24T08:00:00Z', kind: 'check_in', body: { pain: 3 } },
    ];
    expect(findLastZones(events)).toEqual({ back_left: 2 });
  });
});

describe('answers to flags', () => {
  it('replace one another', () => {
    const once = withFlagAnswer([], { flag: 'RF-C1', reply: 'no' });
    expect(withFlagAnswer(once, { flag: 'RF-C1', reply: 'yes' })).toEqual([
      { flag: 'RF-C1', reply: 'yes' },
    ]);
  });
  it('are found in the screens that hold them', () => {
    const screen: Event = {
      id: '1',
      at: '2026-11-24T07:00:00Z',
      kind: 'screen',
      body: { form: 'full', answers: [{ flag: 'RF-C1', reply: 'yes' }] },
    };
    expect(findScreensWith([screen], 'RF-C1')).toHaveLength(1);
    expect(findScreensWith([screen], 'RF-C2')).toHaveLength(0);
  });
  it('stand as "yes" if the last screen says so', () => {
    const screen = (id: string, reply: FlagReply): Event => ({
      id,
      at: `2026-11-24T0${id}:00:00Z`,
      kind: 'screen',
      body: { form: 'full', answers: [{ flag: 'RF-C1', reply }] },
    });
    expect(hasRecordedYes([screen('2', 'yes'), screen('1', 'no')], 'RF-C1')).toBe(true);
    expect(hasRecordedYes([screen('2', 'no'), screen('1', 'yes')], 'RF-C1')).toBe(false);
    expect(hasRecordedYes([screen('1', 'yes')], 'RF-C2')).toBe(false);
  });
});
