import type { Vec3 } from '../logic/disc-colours';
import type { Builder } from './bone-mesh';
import { unit } from './placed';

const mm = 1e-3;
const pelvis = 0;
const radius_m = 0.003;
const around = 20;
/** Pieces of a curve from one of its places to the next. */
const pieces = 6;

/** The sacrum downwards: place forward and up, half thickness, half width; millimetres. */
const sacrum = [
  [-40, 106, 3, 10],
  [-48, 100, 15, 36],
  [-60, 88, 17, 38],
  [-78, 64, 14, 29],
  [-92, 38, 11, 20],
  [-100, 12, 8, 12],
  [-102, -8, 5, 6],
  [-100, -16, 1, 1],
] as const;

/** Crest, brim and seat of the right side, forward, up and sideways; millimetres. */
const arcs: Vec3[][] = [
  [[-70, 85, 42], [-52, 108, 75], [-15, 112, 112], [25, 88, 122], [38, 62, 112]],
  [[-60, 70, 45], [-20, 30, 62], [25, 8, 50], [45, -4, 12]],
  [[45, -8, 12], [20, -45, 42], [-28, -62, 52], [-30, -20, 66]],
];

/** A smooth way through all places (Catmull and Rom 1974). */
export function smoothOut(places: Vec3[]): Vec3[] {
  const last = places.length - 1;
  const at = (i: number) => places[Math.min(last, Math.max(0, i))]!;
  const way: Vec3[] = [];
  for (let i = 0; i < last; i += 1)
    for (let k = 0; k < pieces; k += 1) {
      const t = k / pieces;
      const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
      way.push(
        b.map((_, n) => {
          const [p, q, r, s] = [a[n]!, b[n]!, c[n]!, d[n]!];
          const bend = 2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p);
          return q + (t / 2) * (r - p + t * bend);
        }) as Vec3,
      );
    }
  return [...way, places[last]!];
}

/** The wedge of the sacrum: rings across its own bent axis. */
function addSacrum(to: Builder): void {
  const last = sacrum.length - 1;
  const rings = sacrum.map(([x, y, thick, wide], i) => {
    const [before, after] = [sacrum[Math.max(0, i - 1)]!, sacrum[Math.min(last, i + 1)]!];
    // Across the way down, towards the front.
    const front = unit([before[1] - after[1], after[0] - before[0], 0]);
    return Array.from({ length: around }, (_, r) => {
      const turn = (-2 * Math.PI * r) / around;
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      const at: Vec3 = [(x + thick * c * front[0]) * mm, (y + thick * c * front[1]) * mm, wide * s * mm];
      return { at, normal: unit([(c / thick) * front[0], (c / thick) * front[1], s / wide]) };
    });
  });
  to.addTube(pelvis, rings.toReversed());
}

/** A hint of the pelvis: crest, brim and seat as thin arcs; and the sacrum. */
export function addPelvis(to: Builder): void {
  addSacrum(to);
  for (const side of [-1, 1])
    for (const arc of arcs) {
      const places = arc.map(([x, y, z]) => [x * mm, y * mm, side * z * mm] as Vec3);
      to.addCourse(pelvis, smoothOut(places), radius_m);
    }
}
