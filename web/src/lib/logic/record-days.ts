import type { Colour, DayRecord, DaySession, RecordDays, Zones } from '../api/types';
import { addDays, countDays, type DateText } from './calendar';

const daysPerWeek = 7;
const yearOf = (day: DateText) => day.slice(0, 'YYYY'.length);

/** The sessions of a day that count. */
export function countedSessions(day: DayRecord): DaySession[] {
  return (day.sessions ?? []).filter((session) => !session.taken_back);
}

export function hasAnything(day: DayRecord): boolean {
  return (
    day.pain !== undefined ||
    day.worst !== undefined ||
    (day.sessions ?? []).length > 0 ||
    (day.rests ?? 0) > 0 ||
    (day.notes ?? []).length > 0
  );
}

/** The days of the record's own time: without those before its first. */
export function daysSinceFirst(record: RecordDays): DayRecord[] {
  return record.days.filter((day) => record.first !== undefined && day.day >= record.first);
}

/** The day that is shown first: the latest on which there is something. */
export function findLatest(record: RecordDays): DateText {
  return record.days.findLast(hasAnything)?.day ?? record.to;
}

export interface SessionPoint {
  day: DateText;
  session: DaySession;
}

/** Every session that counts, in time. */
export function listSessions(days: DayRecord[]): SessionPoint[] {
  return days.flatMap((day) =>
    countedSessions(day).map((session) => ({ day: day.day, session })),
  );
}

/** How a session went, as a key of texts: its colour, or its colour so far. */
export function findOutcome(session: DaySession): Colour | `${Colour}_open` | 'skipped' {
  if (session.colour === undefined) return 'skipped';
  return session.closed ? session.colour : `${session.colour}_open`;
}

/** Place of days along a plot, in days from its left edge; the first day takes 0 to 1. */
export class DayAxis {
  readonly from: DateText;
  readonly length: number;

  /** Whole weeks: from a Monday, not before the record's first week, to the Sunday after its end. */
  constructor(record: RecordDays) {
    const { first = record.from } = record;
    const early = record.weeks.filter(({ monday }) => addDays(monday, daysPerWeek) <= first).length;
    this.from = addDays(record.from, early * daysPerWeek);
    this.length = Math.max(1, record.weeks.length - early) * daysPerWeek;
  }

  startOf(day: DateText): number {
    return countDays(this.from, day);
  }
  middleOf(day: DateText): number {
    return this.startOf(day) + 0.5;
  }
  /** Dates from more than one year are told with their year. */
  get needsYear(): boolean {
    return yearOf(this.from) !== yearOf(addDays(this.from, this.length - 1));
  }
  /** The dates written under the plot: its first day, its middle, its last. */
  get labels(): DateText[] {
    const last = this.length - 1;
    return [0, Math.round(last / 2), last].map((at) => addDays(this.from, at));
  }
}

export interface Stretch {
  from: number;
  length: number;
}

/** Runs of days on which `isThere` is false, within the record's own time. */
export function findGaps(
  record: RecordDays,
  axis: DayAxis,
  isThere: (day: DayRecord) => boolean,
): Stretch[] {
  const gaps: Stretch[] = [];
  for (const day of daysSinceFirst(record)) {
    if (isThere(day)) continue;
    const from = axis.startOf(day.day);
    const last = gaps.at(-1);
    if (last && last.from + last.length === from) last.length += 1;
    else gaps.push({ from, length: 1 });
  }
  return gaps;
}

/** A week's median as a level line over its days that have come; none is drawn between weeks. */
export function findSteps(record: RecordDays, axis: DayAxis): (Stretch & { median: number })[] {
  return record.weeks.flatMap(({ monday, median }) => {
    if (median === undefined) return [];
    const come = countDays(monday, record.to) + 1;
    return [{ from: axis.startOf(monday), length: Math.min(daysPerWeek, come), median }];
  });
}

/** Bad spells as stretches of a plot, within the record's own time. */
export function findSpells(record: RecordDays, axis: DayAxis): Stretch[] {
  return (record.spells ?? []).flatMap(({ from, to = record.to }) => {
    const start = Math.max(0, axis.startOf(from));
    const length = Math.min(axis.length, axis.startOf(to) + 1) - start;
    return length > 0 ? [{ from: start, length }] : [];
  });
}

export interface WeekDone {
  monday: DateText;
  /** Days with a session, of those of the week that have come. */
  days: number;
  of: number;
  sessions: number;
  minutes: number;
  done: number;
  leftOut: number;
  stopped: number;
}

/** What was done of each week, counted. */
export function findWeeksDone(record: RecordDays): WeekDone[] {
  const { first = record.from } = record;
  return record.weeks
    .filter(({ monday }) => addDays(monday, daysPerWeek) > first)
    .map(({ monday }) => {
      const end = addDays(monday, daysPerWeek);
      const days = record.days.filter(({ day }) => day >= monday && day < end && day >= first);
      const sessions = days.flatMap(countedSessions);
      const sum = (of: (one: DaySession) => number) => sessions.reduce((all, one) => all + of(one), 0);
      return {
        monday,
        days: days.filter((day) => countedSessions(day).length > 0).length,
        of: days.length,
        sessions: sessions.length,
        minutes: sum(({ minutes }) => minutes),
        done: sum(({ done }) => done),
        leftOut: sum(({ left_out = 0 }) => left_out),
        stopped: sum(({ stopped = 0 }) => stopped),
      };
    });
}

/** Sides of the body that anything was told of, in the time of the record. */
export function findSidesTold(record: RecordDays): (keyof Zones)[] {
  const sides: (keyof Zones)[] = ['back_left', 'back_right', 'neck_left', 'neck_right'];
  const days = daysSinceFirst(record);
  const reaches = (side: keyof Zones) => days.some(({ zones }) => (zones?.[side] ?? 0) > 0);
  return sides.filter(reaches);
}
