/**
 * How much of the sky the body itself leaves to each place of its skin: little under the arms,
 * between the thighs and at the floor. Vertices are gathered in coarse cells, and each cell asks
 * those around it (form factors of small discs). Drawn for the eye, not measured.
 */
const cell_m = 0.045;
const reach = 3;
/** Cells along a side; the pelvis is in the middle. */
const side = 64;
const numbers = 6;
/** What the cells around hide, made a little stronger than it is. */
const strength = 1.5;
const floor = { strength: 0.3, falloff_per_m: 14 };

/** Of every cell the sum of the places and of the normals in it, how many, and what it sees. */
const sums = new Float32Array(side ** 3 * numbers);
const counts = new Uint16Array(side ** 3);
const open = new Float32Array(side ** 3);
let used: number[] = [];

const cellOf = (x: number, y: number, z: number) => (z * side + y) * side + x;
const along = (c: number, middle: number) =>
  Math.min(side - 2, Math.max(0, Math.floor((c - middle) / cell_m + side / 2)));

function gather(places: Float32Array, normals: Float32Array, middle: ArrayLike<number>): void {
  for (const at of used) {
    sums.fill(0, at * numbers, (at + 1) * numbers);
    counts[at] = 0;
  }
  used = [];
  for (let o = 0; o < places.length; o += 3) {
    const x = along(places[o]!, middle[0]!);
    const y = along(places[o + 1]!, middle[1]!);
    const at = cellOf(x, y, along(places[o + 2]!, middle[2]!));
    if (counts[at] === 0) used.push(at);
    counts[at]! += 1;
    for (let c = 0; c < 3; c += 1) {
      sums[at * numbers + c]! += places[o + c]!;
      sums[at * numbers + 3 + c]! += normals[o + c]!;
    }
  }
  for (const at of used)
    for (let i = at * numbers; i < (at + 1) * numbers; i += 1) sums[i]! /= counts[at]!;
}

/** What the cells around hide from the one at `at`. */
function hide(at: number): number {
  const s = at * numbers;
  const [nx, ny, nz] = [sums[s + 3]!, sums[s + 4]!, sums[s + 5]!];
  const long = Math.sqrt(nx * nx + ny * ny + nz * nz);
  if (long < 0.2) return 0;
  let hidden = 0;
  for (let k = -reach; k <= reach; k += 1)
    for (let j = -reach; j <= reach; j += 1)
      for (let i = -reach; i <= reach; i += 1) {
        const other = at + cellOf(i, j, k);
        if (!counts[other]) continue;
        const o = other * numbers;
        const x = sums[o]! - sums[s]!;
        const y = sums[o + 1]! - sums[s + 1]!;
        const z = sums[o + 2]! - sums[s + 2]!;
        const here = nx * x + ny * y + nz * z;
        const there = -(sums[o + 3]! * x + sums[o + 4]! * y + sums[o + 5]! * z);
        if (here <= 0 || there <= 0) continue;
        const square = x * x + y * y + z * z + (cell_m * cell_m) / 4;
        hidden += ((here / long) * there * cell_m * cell_m) / (Math.PI * square * square);
      }
  return hidden;
}

/** Writes for every vertex how open it lies, 0 to 1. */
export function findHollows(
  places: Float32Array,
  normals: Float32Array,
  middle: ArrayLike<number>,
  out: Float32Array,
): void {
  gather(places, normals, middle);
  for (const at of used) open[at] = Math.max(0, 1 - strength * hide(at));
  const cells = new Int32Array(3);
  const parts = new Float64Array(3);
  for (let v = 0; v < out.length; v += 1) {
    for (let c = 0; c < 3; c += 1) {
      const exact = (places[3 * v + c]! - middle[c]!) / cell_m + side / 2 - 0.5;
      cells[c] = Math.min(side - 2, Math.max(0, Math.floor(exact)));
      parts[c] = exact - cells[c]!;
    }
    const first = cellOf(cells[0]!, cells[1]!, cells[2]!);
    let sum = 0;
    let weights = 0;
    for (let corner = 0; corner < 8; corner += 1) {
      const at = first + cellOf(corner & 1, (corner >> 1) & 1, corner >> 2);
      if (!counts[at]) continue;
      const weight =
        (corner & 1 ? parts[0]! : 1 - parts[0]!) *
        (corner & 2 ? parts[1]! : 1 - parts[1]!) *
        (corner & 4 ? parts[2]! : 1 - parts[2]!);
      sum += weight * open[at]!;
      weights += weight;
    }
    const down = Math.max(0, -normals[3 * v + 1]!);
    const near = Math.exp(-floor.falloff_per_m * Math.max(0, places[3 * v + 1]!));
    out[v] = (weights > 0 ? sum / weights : 1) * (1 - floor.strength * near * down);
  }
}
