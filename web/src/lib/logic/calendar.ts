/** A date without a zone, "2026-11-24": a day of somebody's own calendar. */
export type DateText = string;
/** "2026-11". */
export type MonthText = string;

const msPerDay = 86_400_000;
const daysPerWeek = 7;

function msOfDate(date: DateText): number {
  return Date.parse(`${date}T00:00:00Z`);
}

export function addDays(date: DateText, days: number): DateText {
  return new Date(msOfDate(date) + days * msPerDay).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** How many days `to` comes after `from`. */
export function countDays(from: DateText, to: DateText): number {
  return Math.round((msOfDate(to) - msOfDate(from)) / msPerDay);
}

/** Monday is 0. */
export function weekdayOf(date: DateText): number {
  return (new Date(msOfDate(date)).getUTCDay() + daysPerWeek - 1) % daysPerWeek;
}

export function monthOf(date: DateText): MonthText {
  return date.slice(0, 'YYYY-MM'.length);
}

export function addMonths(month: MonthText, months: number): MonthText {
  const first = new Date(msOfDate(`${month}-01`));
  first.setUTCMonth(first.getUTCMonth() + months);
  return first.toISOString().slice(0, 'YYYY-MM'.length);
}

/** The weeks of a month from Monday to Sunday; days of other months are left empty. */
export function layMonth(month: MonthText): (DateText | undefined)[][] {
  const weeks: (DateText | undefined)[][] = [];
  let date = `${month}-01`;
  while (monthOf(date) === month) {
    const week: (DateText | undefined)[] = Array.from({ length: daysPerWeek });
    for (let at = weekdayOf(date); at < daysPerWeek && monthOf(date) === month; at += 1) {
      week[at] = date;
      date = addDays(date, 1);
    }
    weeks.push(week);
  }
  return weeks;
}

/** The day that an arrow key leads to; undefined for another key. */
export function stepByKey(key: string, date: DateText): DateText | undefined {
  const steps: { [key: string]: number } = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -daysPerWeek,
    ArrowDown: daysPerWeek,
    Home: -weekdayOf(date),
    End: daysPerWeek - 1 - weekdayOf(date),
  };
  const step = steps[key];
  return step === undefined ? undefined : addDays(date, step);
}

/** Dates compare as text. */
export function clampDate(date: DateText, from: DateText, to: DateText): DateText {
  if (date < from) return from;
  return date > to ? to : date;
}

const utc = { timeZone: 'UTC' } as const;

/** "Tuesday, 24 November 2026" by the customs of the language. */
export function formatDate(date: DateText, language: string): string {
  const form = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...utc } as const;
  return new Intl.DateTimeFormat(language, form).format(msOfDate(date));
}

/** "24 Nov", with the year where the dates of a plot need it. */
export function formatShortDate(date: DateText, language: string, withYear = false): string {
  const year = withYear ? ({ year: 'numeric' } as const) : {};
  const form = { day: 'numeric', month: 'short', ...year, ...utc } as const;
  return new Intl.DateTimeFormat(language, form).format(msOfDate(date));
}

/** "November 2026". */
export function formatMonth(month: MonthText, language: string): string {
  const form = { month: 'long', year: 'numeric', ...utc } as const;
  return new Intl.DateTimeFormat(language, form).format(msOfDate(`${month}-01`));
}

export interface WeekdayName {
  short: string;
  long: string;
}

/** From Monday to Sunday. */
export function nameWeekdays(language: string): WeekdayName[] {
  const monday = '2024-01-01';
  const name = (date: DateText, weekday: 'short' | 'long') =>
    new Intl.DateTimeFormat(language, { weekday, ...utc }).format(msOfDate(date));
  return Array.from({ length: daysPerWeek }, (_, at) => addDays(monday, at)).map((date) => ({
    short: name(date, 'short'),
    long: name(date, 'long'),
  }));
}
