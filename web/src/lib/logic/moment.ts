/** An instant with the local offset that held then: RFC 3339 text, as the journal keeps it. */
export type MomentText = string;

const minutesPerHour = 60;
const msPerMinute = 60_000;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `offsetMinutes` is east of UTC: +60 in a Berlin winter. */
export function formatMoment(ms: number, offsetMinutes: number): MomentText {
  const local = new Date(ms + offsetMinutes * msPerMinute);
  const sign = offsetMinutes < 0 ? '-' : '+';
  const size = Math.abs(offsetMinutes);
  const offset = `${sign}${two(Math.floor(size / minutesPerHour))}:${two(size % minutesPerHour)}`;
  return local.toISOString().slice(0, -1) + offset;
}

/** The moment of a Date by this device's zone. */
export function momentOf(date: Date): MomentText {
  return formatMoment(date.getTime(), -date.getTimezoneOffset());
}

export function zoneName(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
}

export function msOf(moment: MomentText): number {
  return Date.parse(moment);
}

/** The local calendar day written in the moment itself: "2026-11-24". */
export function dayOf(moment: MomentText): string {
  return moment.slice(0, 'YYYY-MM-DD'.length);
}

/** The wall clock written in the moment itself: "07:30". */
export function clockOf(moment: MomentText): string {
  const start = 'YYYY-MM-DDT'.length;
  return moment.slice(start, start + 'hh:mm'.length);
}
