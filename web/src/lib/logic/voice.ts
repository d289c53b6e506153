import type { Cue, CueKind } from '../core/session';

/** How much the voice says. */
export type VoiceMode = 'off' | 'short' | 'full';
export const voiceModes: VoiceMode[] = ['off', 'short', 'full'];

const say = (leaf: string): string => `coach.say.${leaf}`;

function sideOf(side: string | undefined): string[] {
  return side ? [say(`side.${side}`)] : [];
}

/** What is said at a cue: clips one after the other. What an exercise lacks is left out later. */
export function clipsOf(cue: Cue, mode: VoiceMode): string[] {
  if (mode === 'off') return [];
  const input = (name: string) => cue.inputs?.find((one) => one.name === name)?.value;
  const own = `exercise.${input('exercise')}`;
  const isFull = mode === 'full';
  switch (cue.kind) {
    case 'ready':
      return isFull
        ? [say('ready'), `${own}.name`, ...sideOf(input('side')), `${own}.steps.1`, `${own}.cue`]
        : [say('ready'), `${own}.name`, ...sideOf(input('side'))];
    case 'count':
      return [String(cue.count)];
    case 'start':
      if (input('minutes')) return [say('walk'), String(input('minutes')), say('minutes')];
      return input('rep') === '1' || !input('rep') ? [say('go')] : [String(input('rep'))];
    case 'hold':
      return isFull ? [say('hold'), String(input('seconds')), say('seconds')] : [say('hold')];
    case 'half':
      return [say('half')];
    case 'release':
      return [say('release')];
    case 'rest':
      return isFull ? [say('rest'), String(input('seconds')), say('seconds')] : [say('rest')];
    case 'switch':
      return [say('switch'), ...sideOf(input('side'))];
    case 'next':
      return [say('next'), `${own}.name`];
    case 'exercise_done':
      return isFull ? [say('exercise_done'), `${own}.out.1`, `${own}.out.2`] : [say('exercise_done')];
    case 'session_done':
      return [say('session_done')];
    case 'stop':
      return [say('stop')];
  }
}

/** A tone goes first and is not talked over; a count stands for its own second. */
const afterTone: Partial<Record<CueKind, number>> = { count: 0.05, start: 0.1, hold: 0.35 };
const afterOther = 0.45;
/** Between the clips of one cue, as in speech. */
const pause_s = 0.12;
/** What would come later than this has lost its meaning. */
const latest_s = 4;
/** Said on its second or not at all. */
const onTime: CueKind[] = ['count', 'start', 'half'];

export interface Spoken {
  clip: string;
  from_s: number;
}

/**
 * When the clips of a cue are said: after what is being said, never over it and never cutting it
 * off. A count that would come late is left to the tone.
 *
 * Takes   lengths of the clips; seconds of the audio clock: of the cue, and until when something is
 *         being said
 * Gives   nothing where it would come too late
 */
export function planSpeech(
  kind: CueKind,
  clips: string[],
  lengthOf: (clip: string) => number | undefined,
  at_s: number,
  busyUntil_s: number,
): Spoken[] {
  const begin = at_s + (afterTone[kind] ?? afterOther);
  let from = Math.max(begin, busyUntil_s);
  const late = from - begin;
  if (late > latest_s || (late > 0 && onTime.includes(kind))) return [];
  const spoken: Spoken[] = [];
  for (const clip of clips) {
    const length = lengthOf(clip);
    if (length === undefined) continue;
    spoken.push({ clip, from_s: from });
    from += length + pause_s;
  }
  return spoken;
}
