import type { ExerciseReport, RecordedSession } from '../api/types';
import { dayOf } from './moment';

/** The last time that the exercise was done on that day, if it was stopped on the way. */
export function findStopped(
  newestFirst: Pick<RecordedSession, 'at' | 'exercises'>[],
  day: string,
  exercise: string,
): ExerciseReport | undefined {
  const last = newestFirst
    .filter((session) => dayOf(session.at) === day)
    .flatMap((session) => session.exercises.map(({ report }) => report))
    .find((report) => report.exercise === exercise && !report.skipped);
  return last?.stop && last.stop !== 'none' ? last : undefined;
}
