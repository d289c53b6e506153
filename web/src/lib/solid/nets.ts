import type { Vec3 } from '../logic/disc-colours';
import type { Field } from './field';

export interface Net {
  places: number[];
  triangles: number[];
}

/** A box along the axes. */
export interface Extent {
  low: Vec3;
  high: Vec3;
}

const block = 6;

/** The field on a grid: shapes far from a block are left out, blocks far from the skin as well. */
class Grid {
  readonly low: number[];
  readonly size: number[];
  readonly values: Float32Array;
  /** The first corners of the blocks that the skin may pass. */
  readonly blocks: [number, number, number][] = [];

  constructor(
    readonly field: Field,
    readonly cell: number,
    { low, high }: Extent,
  ) {
    this.low = low.map((c) => c - 2 * cell);
    this.size = high.map((c, k) => Math.ceil((c + 2 * cell - this.low[k]!) / cell) + 1);
    this.values = new Float32Array(this.size[0]! * this.size[1]! * this.size[2]!).fill(1);
    for (let k = 0; k < this.size[2]!; k += block)
      for (let j = 0; j < this.size[1]!; j += block)
        for (let i = 0; i < this.size[0]!; i += block) this.#fillBlock(i, j, k);
  }
  index(i: number, j: number, k: number): number {
    return (k * this.size[1]! + j) * this.size[0]! + i;
  }

  /** Every cell of every such block from `first` on, but for the last of each row. */
  walk(first: number, tell: (i: number, j: number, k: number, at: number) => void): void {
    const [ni, nj, nk] = this.size as [number, number, number];
    for (const [i0, j0, k0] of this.blocks)
      for (let k = Math.max(first, k0); k < Math.min(k0 + block, nk - 1); k += 1)
        for (let j = Math.max(first, j0); j < Math.min(j0 + block, nj - 1); j += 1) {
          let at = this.index(Math.max(first, i0), j, k);
          for (let i = Math.max(first, i0); i < Math.min(i0 + block, ni - 1); i += 1)
            tell(i, j, k, at++);
        }
  }

  #fillBlock(i0: number, j0: number, k0: number): void {
    const { field, cell, low } = this;
    const half = (block * cell) / 2;
    const reach = half * Math.sqrt(3);
    const x = low[0]! + i0 * cell + half;
    const y = low[1]! + j0 * cell + half;
    const z = low[2]! + k0 * cell + half;
    const list: number[] = [];
    for (let s = 0; s < field.shapes.length; s += 1) {
      const margin = reach + field.blendOf(s);
      if (field.ballDistance(s, x, y, z) > margin) continue;
      if (field.toShape(s, x, y, z) < 1.35 * margin) list.push(s);
    }
    const count = list.length;
    if (count === 0) return;
    const middle = field.distance(list, 0, count, x, y, z);
    const far = Math.abs(middle) > 1.6 * reach;
    if (far && middle > 0) return;
    if (!far) this.blocks.push([i0, j0, k0]);
    const [ni, nj, nk] = this.size as [number, number, number];
    for (let k = k0; k < Math.min(k0 + block, nk); k += 1)
      for (let j = j0; j < Math.min(j0 + block, nj); j += 1) {
        const row = this.index(i0, j, k) - i0;
        const y0 = low[1]! + j * cell;
        const z0 = low[2]! + k * cell;
        for (let i = i0; i < Math.min(i0 + block, ni); i += 1)
          this.values[row + i] = far
            ? middle
            : field.distance(list, 0, count, low[0]! + i * cell, y0, z0);
      }
  }
}

const edges = [0, 1, 2, 3, 4, 5, 6, 7, 0, 2, 1, 3, 4, 6, 5, 7, 0, 4, 1, 5, 2, 6, 3, 7];

/** One place in every cell that the skin passes: the middle of where it crosses the edges. */
function placeVertices(grid: Grid, out: Net): Int32Array {
  const [ni, nj] = grid.size as [number, number, number];
  const { values, low, cell } = grid;
  const ids = new Int32Array(values.length).fill(-1);
  const corner = [0, 1, ni, ni + 1, ni * nj, ni * nj + 1, ni * nj + ni, ni * nj + ni + 1];
  const sum = new Float64Array(3);
  grid.walk(0, (i, j, k, at) => {
    let inside = 0;
    for (let c = 0; c < 8; c += 1) if (values[at + corner[c]!]! < 0) inside += 1;
    if (inside === 0 || inside === 8) return;
    sum.fill(0);
    let count = 0;
    for (let e = 0; e < edges.length; e += 2) {
      const a = edges[e]!;
      const b = edges[e + 1]!;
      const va = values[at + corner[a]!]!;
      const vb = values[at + corner[b]!]!;
      if (va < 0 === vb < 0) continue;
      const t = va / (va - vb);
      for (let c = 0; c < 3; c += 1)
        sum[c]! += ((a >> c) & 1) + t * (((b >> c) & 1) - ((a >> c) & 1));
      count += 1;
    }
    ids[at] = out.places.length / 3;
    out.places.push(
      low[0]! + (i + sum[0]! / count) * cell,
      low[1]! + (j + sum[1]! / count) * cell,
      low[2]! + (k + sum[2]! / count) * cell,
    );
  });
  return ids;
}

/** The skin of a field as triangles, seen from outside anticlockwise (surface nets, Gibson 1998). */
export function findNet(field: Field, cell: number, extent: Extent = field.extent()): Net {
  const grid = new Grid(field, cell, extent);
  const out: Net = { places: [], triangles: [] };
  const ids = placeVertices(grid, out);
  const { values } = grid;
  const row = grid.size[0]!;
  const sheet = row * grid.size[1]!;
  /** Across the edge from `at` along one axis; `u` and `v` lead to the cells around it. */
  const quad = (at: number, u: number, v: number, flipped: boolean) => {
    const a = ids[at]!;
    const b = ids[at - u]!;
    const c = ids[at - u - v]!;
    const d = ids[at - v]!;
    if (a < 0 || b < 0 || c < 0 || d < 0) return;
    if (flipped) out.triangles.push(a, c, b, a, d, c);
    else out.triangles.push(a, b, c, a, c, d);
  };
  grid.walk(1, (_i, _j, _k, at) => {
    const is = values[at]! < 0;
    if (is !== values[at + 1]! < 0) quad(at, row, sheet, !is);
    if (is !== values[at + row]! < 0) quad(at, sheet, 1, !is);
    if (is !== values[at + sheet]! < 0) quad(at, 1, row, !is);
  });
  return out;
}
