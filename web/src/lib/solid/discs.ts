import type { SolidFigure } from '../core/solid';
import { colourOfLoad, type ColourTheme, type Vec3 } from '../logic/disc-colours';
import { placePoint, sacralPlate, vertebraCount } from './placed';

const mm = 1e-3;
export const around = 30;
/** From the lower end-plate to the upper: share of the way, and of the bulge. */
const profile = [
  [0, 0, 0],
  [0, 0.9, 0],
  [0.1, 0.97, 0.35],
  [0.5, 1, 1],
  [0.9, 0.97, 0.35],
  [1, 0.9, 0],
  [1, 0, 0],
] as const;
const perDisc = around * profile.length;
export const discVertices = perDisc * vertebraCount;

export function discTriangles(): Uint32Array {
  const out: number[] = [];
  for (let d = 0; d < vertebraCount; d += 1)
    for (let r = 0; r + 1 < profile.length; r += 1)
      for (let i = 0; i < around; i += 1) {
        const a = d * perDisc + r * around + i;
        const b = d * perDisc + r * around + ((i + 1) % around);
        out.push(a, b, a + around, b, b + around, a + around);
      }
  return new Uint32Array(out);
}

/** A loaded disc is drawn a little wider, an unloaded one slimmer: for the eye, not to scale. */
function findBulge(bulge: number, percent: number | undefined): number {
  if (percent === undefined) return bulge;
  return bulge * (1 + Math.max(-0.06, Math.min(0.1, (percent - 100) / 2000)));
}

/** Each disc from the end-plate below to the one above, so that it wedges as the spine bends. */
export function poseDiscs(
  figure: SolidFigure,
  bones: ArrayLike<number>,
  loads: number[] | undefined,
  places: Float32Array,
): void {
  let o = 0;
  for (let d = 0; d < vertebraCount; d += 1) {
    const look = figure.vertebrae[d]!;
    const below = d === 0 ? sacralPlate : d;
    const high = d === 0 ? 0 : figure.vertebrae[d - 1]!.high;
    const bulge = findBulge(figure.disc_bulge, loads?.[d]);
    for (const [way, share, full] of profile)
      for (let i = 0; i < around; i += 1) {
        const turn = (-2 * Math.PI * i) / around;
        const wide = share * (1 + (bulge * 1.04 - 1) * full) * mm;
        const x = wide * look.half_depth * Math.cos(turn);
        const z = wide * look.half_width * Math.sin(turn);
        const low = placePoint(bones, below, [x, high * mm, z]);
        const top = placePoint(bones, d + 1, [x, look.low * mm, z]);
        for (let c = 0; c < 3; c += 1) places[o++] = low[c]! + way * (top[c]! - low[c]!);
      }
  }
}

export function colourDiscs(
  loads: number[] | undefined,
  theme: ColourTheme,
  plain: Vec3,
  colours: Float32Array,
): void {
  for (let d = 0; d < vertebraCount; d += 1) {
    const load = loads?.[d];
    const colour = load === undefined ? plain : colourOfLoad(load, theme);
    for (let v = 0; v < perDisc; v += 1) colours.set(colour, 3 * (d * perDisc + v));
  }
}
