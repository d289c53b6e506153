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

export interface BandPercent {
  least: number;
  /** With the activity that was measured; nothing where nobody knows it. */
  most?: number;
}
/** The same with its upper edge. */
export function bandOf(moment: RibbonMoment, disc: string): BandPercent | undefined {
  const least = percentOf(moment, disc);
  if (least === undefined) return undefined;
  const found = moment.discs.find((one) => one.disc === disc)!;
  return { least, most: found.upper_percent_of_standing };
}

/** From the least to the most that a disc carries along the way, per cent of standing. */
export function rangeOf({ moments }: Ribbon, disc: string): [number, number] | undefined {
  const all = moments.flatMap((moment) => {
    const band = bandOf(moment, disc);
    return band ? [band.least, band.most ?? band.least] : [];
  });
  return all.length > 0 ? [Math.min(...all), Math.max(...all)] : undefined;
}

/** The load of one disc, `undefined` where nothing holds the body. */
export function percentOf(moment: RibbonMoment, disc: string): number | undefined {
  if (!moment.supportable) return undefined;
  return moment.discs.find((one) => one.disc === disc)?.percent_of_standing;
}

/** When the keyframes are passed, each time once. */
export function findKeyTimes({ moments }: Ribbon): number[] {
  return [...new Set(moments.filter(({ key }) => key).map(({ t_s }) => t_s))];
}
