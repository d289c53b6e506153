/** As many as a calendar takes. */
const mostTimes = 4;
const minutesPerDay = 24 * 60;
const stepMinutes = 3 * 60;

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A time that is not among these yet, three hours after the last; nothing if they are enough. */
export function nextTime(times: string[]): string | undefined {
  if (times.length >= mostTimes) return undefined;
  let next = minutesOf(times.at(-1) ?? '');
  do next = (next + stepMinutes) % minutesPerDay;
  while (times.includes(timeOf(next)));
  return timeOf(next);
}

/** In the order of the day, each once; what was left empty falls out. */
export function tidyTimes(times: string[]): string[] {
  return [...new Set(times.filter(Boolean))].sort();
}
