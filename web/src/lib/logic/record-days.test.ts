import { describe, expect, it } from 'vitest';
import type { DayRecord, RecordDays } from '../api/types';
import { addDays } from './calendar';
import {
  DayAxis,
  daysSinceFirst,
  findGaps,
  findLatest,
  findOutcome,
  findSteps,
  hasAnything,
  listSessions,
} from './record-days';

const session = { id: 's', minutes: 10, done: 2, colour: 'green', closed: true } as const;
const monday = '2026-11-02';

/** Two weeks of which the second has begun; the record began on the Wednesday. */
function makeRecord(days: Partial<DayRecord>[]): RecordDays {
  const span = { from: monday, to: monday, days_told: 0 };
  return {
    first: '2026-11-04',
    from: monday,
    to: addDays(monday, days.length - 1),
    days: days.map((day, at) => ({ ...day, day: addDays(monday, at) })),
    weeks: [
      { monday, median: 3, days_told: 3, sessions: 1 },
      { monday: '2026-11-09', days_told: 1, sessions: 0 },
    ],
    levels: [],
    trend: { last: span, former: span, says: { rule: 'trend.too-few', text: '' } },
  };
}

const record = makeRecord([
  {},
  {},
  { pain: 3 },
  {},
  {},
  { pain: 0, sessions: [session, { ...session, taken_back: true }] },
  {},
  { worst: 4 },
  {},
]);
const axis = new DayAxis(record);

describe('a day', () => {
  it('with a pain of nought has something', () => {
    expect(hasAnything({ day: monday, pain: 0 })).toBe(true);
    expect(hasAnything({ day: monday })).toBe(false);
  });
  it('before the first is not part of the record', () => {
    expect(daysSinceFirst(record)[0]?.day).toBe('2026-11-04');
    expect(daysSinceFirst({ ...record, first: undefined })).toEqual([]);
  });
  it('that is shown first is the latest with something', () => {
    expect(findLatest(record)).toBe('2026-11-09');
    expect(findLatest(makeRecord([{}]))).toBe(monday);
  });
});

describe('gaps', () => {
  it('are runs of days without, none before the first and none after today', () => {
    expect(findGaps(record, axis, (day) => day.pain !== undefined)).toEqual([
      { from: 3, length: 2 },
      { from: 6, length: 3 },
    ]);
  });
  it('are none where every day is there', () => {
    expect(findGaps(record, axis, () => true)).toEqual([]);
  });
});

describe('the axis', () => {
  it('runs over whole weeks and puts a day in the middle of its place', () => {
    expect(axis.length).toBe(14);
    expect(axis.middleOf(monday)).toBe(0.5);
    expect(axis.labels).toEqual([monday, '2026-11-09', '2026-11-15']);
  });
  it('leaves out the weeks before the record began', () => {
    const late = new DayAxis({ ...record, first: '2026-11-10' });
    expect([late.from, late.length, late.startOf('2026-11-10')]).toEqual(['2026-11-09', 7, 1]);
    const old = new DayAxis({ ...record, first: '2026-10-01' });
    expect([old.from, old.length]).toEqual([monday, 14]);
  });
  it('tells the year where its days are of two', () => {
    expect(axis.needsYear).toBe(false);
    expect(new DayAxis({ ...record, from: '2026-12-21' }).needsYear).toBe(true);
  });
});

describe('steps', () => {
  it('lie over their week, and a week without a median has none', () => {
    expect(findSteps(record, axis)).toEqual([{ from: 0, length: 7, median: 3 }]);
  });
  it('end with the last day that has come', () => {
    const [, open] = record.weeks;
    const weeks = [{ ...open!, median: 4 }];
    expect(findSteps({ ...record, weeks }, axis)).toEqual([{ from: 7, length: 2, median: 4 }]);
  });
});

describe('sessions', () => {
  it('that were taken back are not counted', () => {
    expect(listSessions(record.days)).toEqual([{ day: '2026-11-07', session }]);
  });
  it('say how they went, or how so far', () => {
    expect(findOutcome(session)).toBe('green');
    expect(findOutcome({ ...session, closed: false })).toBe('green_open');
    expect(findOutcome({ ...session, colour: undefined })).toBe('skipped');
  });
});
