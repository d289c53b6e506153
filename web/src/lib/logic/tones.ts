import type { Cue, CueKind } from '../core/session';

/** One sine tone: begins `from_s` after its cue, lasts `length_s`. */
export interface Tone {
  hertz: number;
  from_s: number;
  length_s: number;
}

// Equal temperament, A4 = 440 Hz. Low enough for old ears, which lose the high end first.
const note = { c4: 261.6, e4: 329.6, g4: 392, a4: 440, c5: 523.3, e5: 659.3, g5: 784, c6: 1046.5 };

function tone(hertz: number, from_s: number, length_s: number): Tone {
  return { hertz, from_s, length_s };
}

/** Up means go, down means let go, low means stop; a count is short. */
const patterns: Record<CueKind, Tone[]> = {
  ready: [tone(note.g4, 0, 0.16), tone(note.c5, 0.18, 0.22)],
  count: [tone(note.c5, 0, 0.09)],
  start: [tone(note.g5, 0, 0.34)],
  hold: [tone(note.e5, 0, 0.14), tone(note.e5, 0.18, 0.14)],
  half: [tone(note.c5, 0, 0.12)],
  release: [tone(note.e5, 0, 0.16), tone(note.c5, 0.18, 0.28)],
  rest: [tone(note.g4, 0, 0.34)],
  switch: [tone(note.c5, 0, 0.14), tone(note.g4, 0.16, 0.14), tone(note.c5, 0.32, 0.2)],
  next: [tone(note.c5, 0, 0.14), tone(note.e5, 0.16, 0.14), tone(note.g5, 0.32, 0.24)],
  exercise_done: [tone(note.e5, 0, 0.16), tone(note.g5, 0.18, 0.3)],
  session_done: [
    tone(note.c5, 0, 0.16),
    tone(note.e5, 0.18, 0.16),
    tone(note.g5, 0.36, 0.16),
    tone(note.c6, 0.54, 0.5),
  ],
  stop: [tone(note.e4, 0, 0.22), tone(note.c4, 0.24, 0.4)],
};

export function tonesOf(kind: CueKind): Tone[] {
  return patterns[kind];
}

/** A cue this much too late is still worth hearing; an older one would only confuse. */
const lateMs = 250;

/** The cues that are still to be planned: not planned before, and not over. */
export function findUnplanned(cues: Cue[], planned: ReadonlySet<string>, now: number): Cue[] {
  return cues.filter((cue) => !planned.has(cue.id) && cue.at_ms >= now - lateMs);
}

/** The gain of a volume of 0…100: hearing is not linear, and full is not painful. */
export function gainOf(volume: number): number {
  const loudest = 0.4;
  return loudest * (volume / 100) ** 2;
}
