import type { Ribbon, RibbonMoment } from '../core/solid';
import type { MovementCourse } from './figure-time';

/** The time of the way out that shows the same as `t`; a ribbon may end where it is held. */
export function ribbonTime(ribbon: Ribbon, course: MovementCourse, t: number): number {
  const end = ribbon.moments.at(-1)?.t_s ?? 0;
  if (t <= end) return t;
  const back = course.duration_s - course.held_s;
  return back > 0 ? (end * Math.max(0, course.duration_s - t)) / back : end;
}

/** Per cent of standing of every disc at a time of the ribbon; nothing where nothing holds. */
export function loadsAt(ribbon: Ribbon, t: number): number[] | undefined {
  const { moments } = ribbon;
  let i = 0;
  while (i + 2 < moments.length && moments[i + 1]!.t_s < t) i += 1;
  const a = moments[i];
  const b = moments[Math.min(i + 1, moments.length - 1)];
  if (!a?.supportable || !b?.supportable) return undefined;
  const span = b.t_s - a.t_s;
  const share = span > 0 ? Math.min(1, Math.max(0, (t - a.t_s) / span)) : 0;
  return a.discs.map((disc, d) => {
    const from = disc.percent_of_standing;
    return from + share * (b.discs[d]!.percent_of_standing - from);
  });
}

/** The load of one disc, `undefined` where nothing holds the body. */
export function percentOf(moment: RibbonMoment, disc: string): number | undefined {
  if (!moment.supportable) return undefined;
  return moment.discs.find((one) => one.disc === disc)?.percent_of_standing;
}
