import type { Vec3 } from '../logic/disc-colours';
import type { Field } from './field';
import { findNet, type Net } from './nets';
import { placePoint } from './placed';

/** A ball in which the mesh is finer, tied to a bone. */
interface Detail {
  bone: number;
  middle_m: Vec3;
  radius_m: number;
  cell_m: number;
}

/** The hands, whose fingers are about as thick as a cell of the body, and the face. */
const details: Detail[] = [
  { bone: 39, middle_m: [0.01, -0.08, 0], radius_m: 0.115, cell_m: 0.005 },
  { bone: 48, middle_m: [0.01, -0.08, 0], radius_m: 0.115, cell_m: 0.005 },
  { bone: 24, middle_m: [0.105, -0.03, 0], radius_m: 0.065, cell_m: 0.006 },
];
/** The two meshes lie over each other by so many cells of the body, on the same skin. */
const overlap = 1;

/** A net of which some vertices belong under the others: there two meshes lie over each other. */
export interface DetailedNet extends Net {
  under: number[];
}

/** Adds the triangles that are wanted, with the vertices that they need. */
function take(from: Net, out: Net, isWanted: (triangle: [Vec3, Vec3, Vec3]) => boolean): void {
  const ids = new Map<number, number>();
  const at = (v: number) => from.places.slice(3 * v, 3 * v + 3) as Vec3;
  const idOf = (v: number) => {
    let id = ids.get(v);
    if (id === undefined) {
      id = out.places.length / 3;
      ids.set(v, id);
      out.places.push(...at(v));
    }
    return id;
  };
  for (let t = 0; t < from.triangles.length; t += 3) {
    const corners = from.triangles.slice(t, t + 3);
    if (isWanted(corners.map(at) as [Vec3, Vec3, Vec3])) out.triangles.push(...corners.map(idOf));
  }
}

/** The skin of the body, finer about the hands. The patches are open at their edges. */
export function findDetailedNet(field: Field, bind: ArrayLike<number>, cell: number): DetailedNet {
  const balls = details.map((one) => ({ ...one, middle: placePoint(bind, one.bone, one.middle_m) }));
  const distance = (p: Vec3, m: Vec3) => Math.hypot(p[0] - m[0], p[1] - m[1], p[2] - m[2]);
  const out: DetailedNet = { places: [], triangles: [], under: [] };
  take(findNet(field, cell), out, (corners) =>
    balls.every(({ middle, radius_m }) =>
      corners.some((corner) => distance(corner, middle) > radius_m - overlap * cell),
    ),
  );
  for (const { middle, radius_m, cell_m } of balls) {
    const first = out.places.length / 3;
    const low = middle.map((c) => c - radius_m) as Vec3;
    const high = middle.map((c) => c + radius_m) as Vec3;
    take(findNet(field, cell_m, { low, high }), out, (corners) =>
      corners.every((corner) => distance(corner, middle) < radius_m),
    );
    for (let v = first; v < out.places.length / 3; v += 1) {
      const at = out.places.slice(3 * v, 3 * v + 3) as Vec3;
      if (distance(at, middle) > radius_m - (overlap + 0.5) * cell) out.under.push(v);
    }
  }
  return out;
}

/** 1 for every vertex at an open edge of the mesh: such a one must stay where it is. */
export function findOpenEdges(triangles: ArrayLike<number>, count: number): Uint8Array {
  const once = new Set<number>();
  for (let t = 0; t < triangles.length; t += 3)
    for (let e = 0; e < 3; e += 1) {
      const a = triangles[t + e]!;
      const b = triangles[t + ((e + 1) % 3)]!;
      const key = Math.min(a, b) * count + Math.max(a, b);
      if (!once.delete(key)) once.add(key);
    }
  const open = new Uint8Array(count);
  for (const key of once) open[Math.floor(key / count)] = open[key % count] = 1;
  return open;
}
