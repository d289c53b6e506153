import type { Ribbon, RibbonMoment } from '../core/solid';
import type { MovementCourse } from './figure-time';

const secondsPerMinute = 60;
/** Pieces of the way between two moments of a ribbon. */
const pieces = 4;

/** How often and how long a position is taken. */
export interface Occasion {
  sets?: number;
  reps: number;
  /** Of the way out and the way back together; nothing: as long as they are drawn. */
  move_s?: number;
  hold_s: number;
  sides?: 'none' | 'each' | 'halves' | string;
}

/** What a disc carries less than in standing, over a time. */
export interface Unloading {
  /** Seconds below standing, at least effort. */
  below_s: number;
  /** Newton-minutes: (standing - load) over time, at least effort; below 0 = more than standing. */
  dose_nmin: number;
  /** The same with the trunk as tense as was measured; nothing where nobody knows. */
  braced_nmin?: number;
  /** Seconds in all, and those of which the load is known. */
  total_s: number;
  known_s: number;
}

const none: Unloading = { below_s: 0, dose_nmin: 0, braced_nmin: 0, total_s: 0, known_s: 0 };

interface Point {
  load_n: number;
  standing_n: number;
  upper_n?: number;
}

/** What this disc carries in standing, from where it is told most exactly. */
function findStanding(moments: RibbonMoment[], disc: string): number {
  let standing = 0;
  let most = 0;
  for (const moment of moments) {
    const found = moment.discs.find((one) => one.disc === disc);
    const percent = Math.abs(found?.percent_of_standing ?? 0);
    if (!moment.supportable || !found || percent <= most) continue;
    most = percent;
    standing = (found.compression_n / found.percent_of_standing) * 100;
  }
  return standing;
}

function pointOf(moment: RibbonMoment, disc: string, standing_n: number): Point | undefined {
  const found = moment.discs.find((one) => one.disc === disc);
  if (!moment.supportable || !found) return undefined;
  const upper = found.upper_percent_of_standing;
  const upper_n = upper === undefined ? undefined : (upper / 100) * standing_n;
  return { load_n: found.compression_n, standing_n, upper_n };
}

/** Goes on for `seconds` from one point to another, in a straight line. */
function addWay(sum: Unloading, a: Point | undefined, b: Point | undefined, seconds: number): Unloading {
  const total_s = sum.total_s + seconds;
  if (!a || !b) return { ...sum, total_s };
  const standing = a.standing_n;
  const step = seconds / pieces;
  let { below_s, dose_nmin, braced_nmin } = sum;
  for (let i = 0; i < pieces; i += 1) {
    const share = (i + 0.5) / pieces;
    const less = standing - (a.load_n + share * (b.load_n - a.load_n));
    if (less > 0) below_s += step;
    dose_nmin += (less * step) / secondsPerMinute;
    if (a.upper_n === undefined || b.upper_n === undefined) braced_nmin = undefined;
    else if (braced_nmin !== undefined)
      braced_nmin +=
        ((standing - (a.upper_n + share * (b.upper_n - a.upper_n))) * step) / secondsPerMinute;
  }
  return { below_s, dose_nmin, braced_nmin, total_s, known_s: sum.known_s + seconds };
}

interface Timed {
  t_s: number;
  point: Point | undefined;
}
/** Along a stretch of a ribbon that takes `seconds`. */
function addMoments(sum: Unloading, stretch: Timed[], seconds: number): Unloading {
  const span = (stretch.at(-1)?.t_s ?? 0) - (stretch[0]?.t_s ?? 0);
  if (span <= 0) return sum;
  let out = sum;
  for (let i = 0; i + 1 < stretch.length; i += 1) {
    const part = (stretch[i + 1]!.t_s - stretch[i]!.t_s) / span;
    out = addWay(out, stretch[i]!.point, stretch[i + 1]!.point, part * seconds);
  }
  return out;
}

export function scale(one: Unloading, factor: number): Unloading {
  const braced = one.braced_nmin;
  return {
    below_s: one.below_s * factor,
    dose_nmin: one.dose_nmin * factor,
    braced_nmin: braced === undefined ? undefined : braced * factor,
    total_s: one.total_s * factor,
    known_s: one.known_s * factor,
  };
}
export function add(a: Unloading, b: Unloading): Unloading {
  const isKnown = a.braced_nmin !== undefined && b.braced_nmin !== undefined;
  return {
    below_s: a.below_s + b.below_s,
    dose_nmin: a.dose_nmin + b.dose_nmin,
    braced_nmin: isKnown ? a.braced_nmin! + b.braced_nmin! : undefined,
    total_s: a.total_s + b.total_s,
    known_s: a.known_s + b.known_s,
  };
}
export const sumUp = (all: Unloading[]): Unloading => all.reduce(add, none);

/** One line of a session: every repetition goes out, holds and comes back. Rests do not count. */
export function findUnloading(
  { moments }: Ribbon,
  course: MovementCourse,
  { sets = 1, reps, move_s, hold_s, sides = 'none' }: Occasion,
  disc: string,
): Unloading {
  const times = sets * reps * (sides === 'each' ? 2 : 1);
  if (moments.length === 0) return none;
  const standing = findStanding(moments, disc);
  const timed = moments.map((one) => ({ t_s: one.t_s, point: pointOf(one, disc, standing) }));
  if (course.cycle) {
    const round = addMoments(none, timed, course.duration_s);
    return scale(round, course.duration_s > 0 ? (times * hold_s) / course.duration_s : 0);
  }
  const out = timed.filter(({ t_s }) => t_s <= course.held_s + 1e-6);
  const after = timed.filter(({ t_s }) => t_s >= course.held_s - 1e-6);
  const held = out.at(-1)!.point;
  const back = after.length > 1 ? after : out;
  let sum = addMoments(none, out, move_s === undefined ? course.held_s : move_s / 2);
  sum = addWay(sum, held, held, hold_s);
  const back_s = course.duration_s - course.held_s;
  sum = addMoments(sum, back, move_s === undefined ? back_s : move_s / 2);
  return scale(sum, times);
}
