import type { Event } from '../api/types';

/** What a call is asked with: a journal and a moment. */
export interface JournalAt {
  events: Event[];
  at: string;
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
