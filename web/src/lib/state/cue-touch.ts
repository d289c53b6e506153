import type { Cue, CueKind } from '../core/session';
import { findUnplanned } from '../logic/tones';

/** Milliseconds of buzzing, pause, buzzing … as the Vibration API takes them. */
const patterns: Partial<Record<CueKind, number[]>> = {
  start: [120],
  hold: [60],
  release: [60, 80, 60],
  switch: [60, 60, 60, 60, 60],
  exercise_done: [200],
  session_done: [200, 100, 200],
  stop: [300],
};

/** A tap on the skin with the most important cues, where the device can and the person wants it. */
export class CueTouch {
  #planned = new Set<string>();
  #epoch = -1;

  follow(cues: Cue[], epoch: number, now: number): void {
    if (epoch !== this.#epoch) this.silence();
    this.#epoch = epoch;
    for (const cue of findUnplanned(cues, this.#planned, now)) {
      this.#planned.add(cue.id);
      const pattern = patterns[cue.kind];
      if (pattern) setTimeout(() => this.#buzz(cue.id, pattern), cue.at_ms - now);
    }
  }

  silence(): void {
    this.#planned.clear();
  }

  #buzz(id: string, pattern: number[]): void {
    if (this.#planned.has(id)) navigator.vibrate?.(pattern);
  }
}
