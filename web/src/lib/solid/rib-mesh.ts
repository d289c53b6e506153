import type { SolidFigure } from '../core/solid';
import type { Vec3 } from '../logic/disc-colours';
import { Builder, type Stiff } from './bone-mesh';
import { originOf, placePoint, toBone } from './placed';

/** Vertebrae with a rib, T10 to T1, as indices from L5 upwards. */
const first = 7;
const last = 16;
const steps = 14;
const radius_m = 0.0032;
/** Under the skin of the chest, and how far a rib falls from its back to its front. */
const flesh_m = 0.026;
const fall_m = { top: 0.03, bottom: 0.085 };
/** The four upper ribs are narrower than the shoulders above them. */
const narrow = new Map([
  [16, 0.5],
  [15, 0.68],
  [14, 0.82],
  [13, 0.92],
]);

interface Girth {
  y: number;
  x: number;
  depth: number;
  width: number;
}

/** The chest at its balls, standing: height, middle, half depth and half width. */
function findGirths({ shapes, neutral }: SolidFigure): Girth[] {
  const isBall = (shape: (typeof shapes)[number]) =>
    shape.part === 'trunk' && shape.is_ball && !shape.cut && Math.abs(shape.a_mm[2]) < 1;
  return shapes
    .filter((shape) => isBall(shape) && shape.bone_a > 5 && shape.bone_a <= last + 1)
    .map(({ bone_a, a_mm, stretch }) => {
      const [x, y] = placePoint(neutral, bone_a, a_mm.map((c) => c / 1e3) as Vec3);
      return { y, x, depth: stretch[0] / 1e3 - flesh_m, width: stretch[2] / 1e3 - flesh_m };
    })
    .sort((a, b) => a.y - b.y);
}

function girthAt(girths: Girth[], y: number): Girth {
  const above = girths.findIndex((one) => one.y > y);
  if (above <= 0) return girths[above < 0 ? girths.length - 1 : 0]!;
  const [a, b] = [girths[above - 1]!, girths[above]!];
  const share = (y - a.y) / (b.y - a.y);
  const mix = (name: keyof Girth) => a[name] + share * (b[name] - a[name]);
  return { y, x: mix('x'), depth: mix('depth'), width: mix('width') };
}

/** From beside the vertebra round to the front, in standing. */
function findCourse(figure: SolidFigure, girths: Girth[], i: number, side: number): Vec3[] {
  const [x0, y0] = originOf(figure.neutral, i + 1);
  const look = figure.vertebrae[i]!;
  const low = (last - i) / (last - first);
  const fall = fall_m.top + low * (fall_m.bottom - fall_m.top);
  const end = i >= 10 ? 0.12 : 0.12 + 0.09 * (10 - i);
  const course: Vec3[] = [[x0 - look.half_depth / 1e3, y0, side * (look.half_width + 6) * 1e-3]];
  for (let k = 0; k <= steps; k += 1) {
    const t = k / steps;
    const turn = Math.PI * (0.86 + t * (end - 0.86));
    const y = y0 - fall * t ** 1.3;
    const { x, depth, width } = girthAt(girths, y);
    const wide = width * (narrow.get(i) ?? 1);
    course.push([x + depth * Math.cos(turn), y, side * wide * Math.sin(turn)]);
  }
  return course;
}

/** Ten pairs of ribs, each stiff on its vertebra: a hint of the chest. */
export function buildRibs(figure: SolidFigure): Stiff {
  const to = new Builder(figure.bind);
  const girths = findGirths(figure);
  for (let i = first; i <= last; i += 1)
    for (const side of [-1, 1]) {
      const course = findCourse(figure, girths, i, side).map((p) => toBone(figure.neutral, i + 1, p));
      to.addCourse(i + 1, course, radius_m);
    }
  return to.finish();
}
