import type { Event, Moment } from '../api/types';

/** What a call is asked with: a journal, a moment, and what the clock of this device says. */
export interface JournalAt {
  events: Event[];
  at: Moment;
  /** Events of a device whose clock runs ahead count from then on. */
  clock: Moment;
}

/** A journal as the running page asks about it: now. */
export function makeJournalNow(events: Event[], at: Moment): JournalAt {
  return { events, at, clock: at };
}

export interface Loaded {
  version: string;
  exercises: number;
}

export interface CoreProblem {
  file?: string;
  line?: number;
  path?: string;
  message: string;
}
