import type { Field } from './field';

export interface Net {
  places: number[];
  triangles: number[];
}

const block = 6;

/** The field on a grid: shapes far from a block are left out, blocks far from the skin as well. */
class Grid {
  readonly low: number[];
  readonly size: number[];
  readonly values: Float32Array;

  constructor(
    readonly field: Field,
    readonly cell: number,
  ) {
    const { low, high } = field.extent();
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
    if (list.length === 0) return;
    const middle = field.distance(list, list.length, x, y, z);
    const far = Math.abs(middle) > 1.6 * reach;
    if (far && middle > 0) return;
    const [ni, nj, nk] = this.size as [number, number, number];
    for (let k = k0; k < Math.min(k0 + block, nk); k += 1)
      for (let j = j0; j < Math.min(j0 + block, nj); j += 1)
        for (let i = i0; i < Math.min(i0 + block, ni); i += 1)
          this.values[this.index(i, j, k)] = far
            ? middle
            : field.distance(
                list,
                list.length,
                low[0]! + i * cell,
                low[1]! + j * cell,
                low[2]! + k * cell,
              );
  }
}

const edges = [0, 1, 2, 3, 4, 5, 6, 7, 0, 2, 1, 3, 4, 6, 5, 7, 0, 4, 1, 5, 2, 6, 3, 7];

/** One place in every cell that the skin passes: the middle of where it crosses the edges. */
function placeVertices(grid: Grid, out: Net): Int32Array {
  const [ni, nj, nk] = grid.size as [number, number, number];
  const ids = new Int32Array(grid.values.length).fill(-1);
  const corner = [0, 1, ni, ni + 1, ni * nj, ni * nj + 1, ni * nj + ni, ni * nj + ni + 1];
  for (let k = 0; k < nk - 1; k += 1)
    for (let j = 0; j < nj - 1; j += 1)
      for (let i = 0; i < ni - 1; i += 1) {
        const at = grid.index(i, j, k);
        let inside = 0;
        for (const step of corner) if (grid.values[at + step]! < 0) inside += 1;
        if (inside === 0 || inside === 8) continue;
        const sum = [0, 0, 0];
        let count = 0;
        for (let e = 0; e < edges.length; e += 2) {
          const a = edges[e]!;
          const b = edges[e + 1]!;
          const va = grid.values[at + corner[a]!]!;
          const vb = grid.values[at + corner[b]!]!;
          if (va < 0 === vb < 0) continue;
          const t = va / (va - vb);
          for (let c = 0; c < 3; c += 1)
            sum[c]! += ((a >> c) & 1) + t * (((b >> c) & 1) - ((a >> c) & 1));
          count += 1;
        }
        ids[at] = out.places.length / 3;
        [i, j, k].forEach((n, c) =>
          out.places.push(grid.low[c]! + (n + sum[c]! / count) * grid.cell),
        );
      }
  return ids;
}

/** The skin of a field as triangles, seen from outside anticlockwise (surface nets, Gibson 1998). */
export function findNet(field: Field, cell: number): Net {
  const grid = new Grid(field, cell);
  const out: Net = { places: [], triangles: [] };
  const ids = placeVertices(grid, out);
  const [ni, nj, nk] = grid.size as [number, number, number];
  const quad = (corners: number[], flipped: boolean) => {
    const [a, b, c, d] = corners.map((at) => ids[at]!) as [number, number, number, number];
    if (Math.min(a, b, c, d) < 0) return;
    out.triangles.push(...(flipped ? [a, c, b, a, d, c] : [a, b, c, a, c, d]));
  };
  const row = ni;
  const sheet = ni * nj;
  for (let k = 1; k < nk - 1; k += 1)
    for (let j = 1; j < nj - 1; j += 1)
      for (let i = 1; i < ni - 1; i += 1) {
        const at = grid.index(i, j, k);
        const is = grid.values[at]! < 0;
        const differs = (step: number) => is !== grid.values[at + step]! < 0;
        if (differs(1)) quad([at, at - row, at - row - sheet, at - sheet], !is);
        if (differs(row)) quad([at, at - sheet, at - sheet - 1, at - 1], !is);
        if (differs(sheet)) quad([at, at - 1, at - 1 - row, at - row], !is);
      }
  return out;
}
