import { dayOf, msOf, type MomentText } from './moment';

const secondsPerMinute = 60;
const msPerSecond = 1000;

/** Time left as a clock shows it, rounded up: "0:45", "3:00". Never shows zero too early. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / msPerSecond));
  const rest = String(seconds % secondsPerMinute).padStart(2, '0');
  return `${Math.floor(seconds / secondsPerMinute)}:${rest}`;
}

/** The local day of a moment, in words: "Tuesday, 24 November". */
export function formatDay(moment: MomentText, language: string): string {
  const noon = new Date(`${dayOf(moment)}T12:00:00Z`);
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(noon);
}

/** The same, short: "24 Nov". */
export function formatShortDay(moment: MomentText, language: string): string {
  const noon = new Date(`${dayOf(moment)}T12:00:00Z`);
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(noon);
}

/** An instant by the clock of this device: "Thu 26 Nov, 08:00". */
export function formatInstant(instant: MomentText, language: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(msOf(instant)));
}

/** The hour of an instant by the clock of this device: "08:00". */
export function formatClock(instant: MomentText, language: string): string {
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(msOf(instant)));
}

export interface SpokenSpan {
  minutes: number;
  seconds: number;
}

/** Whole minutes and the seconds left over, for "1 minute 30 seconds" in words. */
export function splitSpan(seconds: number): SpokenSpan {
  return { minutes: Math.floor(seconds / secondsPerMinute), seconds: seconds % secondsPerMinute };
}

/** Time left for a screen that is read from the floor: "45" under a minute, else "3:00". */
export function formatLeft(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / msPerSecond);
  return seconds < secondsPerMinute ? String(seconds) : formatCountdown(ms);
}
