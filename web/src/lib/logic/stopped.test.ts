import { describe, expect, it } from 'vitest';
import type { ExerciseReport, RecordedSession } from '../api/types';
import { findStopped } from './stopped';

const stopped: Partial<ExerciseReport> = { completed: 2, stop: 'tired' };
const whole: Partial<ExerciseReport> = { completed: 100 };

function session(at: string, given: Partial<ExerciseReport>): RecordedSession {
  const report = { exercise: 'EX01', level: 1, completed: 0, ...given };
  return { at, exercises: [{ report }] } as unknown as RecordedSession;
}
const morning = '2026-11-24T08:00:00+01:00';
const noon = '2026-11-24T12:00:00+01:00';
const find = (sessions: RecordedSession[]) => findStopped(sessions, '2026-11-24', 'EX01');

describe('findStopped', () => {
  it('tells of a time that ended early', () => {
    expect(find([session(noon, stopped)])?.completed).toBe(2);
  });
  it('goes by the last time of the day', () => {
    expect(find([session(noon, whole), session(morning, stopped)])).toBeUndefined();
    expect(find([session(noon, stopped), session(morning, whole)])?.stop).toBe('tired');
  });
  it('looks past what was skipped, and not at other days', () => {
    expect(find([session(noon, { skipped: true }), session(morning, stopped)])).toBeDefined();
    expect(find([session('2026-11-23T12:00:00+01:00', stopped)])).toBeUndefined();
  });
});
