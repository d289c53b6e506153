import type { Vec3 } from '../logic/disc-colours';
import type { Field } from './field';

/** A list of whole numbers for every vertex, one after the other. */
export interface Lists {
  count: number;
  starts: Uint32Array;
  items: Uint16Array | Uint32Array;
}

const near_m = 0.012;
/** Cells in which the shapes that may matter are looked up once. */
const cell_m = 0.06;
/** No vertex of the skin is further from its nearest shape: what flows together swells so much. */
const swell_m = 0.04;

/** Shapes so near to a place that they shape its skin. */
export function findLists(field: Field, places: Float32Array): Lists {
  const count = places.length / 3;
  const starts = new Uint32Array(count + 1);
  const items: number[] = [];
  const cells = new Map<number, number[]>();
  const half = (cell_m * Math.sqrt(3)) / 2;
  const candidatesAt = ([x, y, z]: Vec3): number[] => {
    const at = [x, y, z].map((c) => Math.floor(c / cell_m) + 512);
    const key = (at[0]! * 1024 + at[1]!) * 1024 + at[2]!;
    let list = cells.get(key);
    if (list) return list;
    const middle = at.map((c) => (c - 511.5) * cell_m) as Vec3;
    list = field.shapes.flatMap((_, s) =>
      field.ballDistance(s, ...middle) - half < field.blendOf(s) + near_m + swell_m ? [s] : [],
    );
    cells.set(key, list);
    return list;
  };
  for (let v = 0; v < count; v += 1) {
    const at: Vec3 = [places[3 * v]!, places[3 * v + 1]!, places[3 * v + 2]!];
    const first = items.length;
    let nearest = 0;
    let least = Infinity;
    for (const s of candidatesAt(at)) {
      const reach = field.blendOf(s) + near_m;
      if (field.ballDistance(s, ...at) > Math.max(reach, least)) continue;
      const d = field.toShape(s, ...at);
      if (d < reach) items.push(s);
      if (d < least) [least, nearest] = [d, s];
    }
    if (items.length === first) items.push(nearest);
    starts[v + 1] = items.length;
  }
  return { count, starts, items: Uint16Array.from(items) };
}

/** For every vertex those that share an edge with it. */
export function findNeighbours(triangles: ArrayLike<number>, count: number): Lists {
  const most = 24;
  const items = new Uint32Array(count * most);
  const sizes = new Uint8Array(count);
  const add = (a: number, b: number) => {
    for (let i = a * most; i < a * most + sizes[a]!; i += 1) if (items[i] === b) return;
    if (sizes[a]! < most) items[a * most + sizes[a]!++] = b;
  };
  for (let t = 0; t < triangles.length; t += 3)
    for (let e = 0; e < 3; e += 1) {
      const a = triangles[t + e]!;
      const b = triangles[t + ((e + 1) % 3)]!;
      add(a, b);
      add(b, a);
    }
  const starts = new Uint32Array(count + 1);
  let end = 0;
  for (let v = 0; v < count; v += 1) {
    items.copyWithin(end, v * most, v * most + sizes[v]!);
    end += sizes[v]!;
    starts[v + 1] = end;
  }
  return { count, starts, items: items.slice(0, end) };
}
