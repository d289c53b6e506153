import type { Vec3 } from '../logic/disc-colours';
import type { Field } from './field';
import { originOf, vertebraCount } from './placed';
import type { Lists } from './lists';

export const weightsPerVertex = 4;
const boneCount = 55;
/** How fast a shape's hold on the skin falls off, and how tall the band of one vertebra is. */
const softness_m = 0.01;
const band_m = 0.026;
/** From a joint's own bone to the long bone beyond it. */
const handOver_m = 0.1;
const smoothings = 5;
/** Bones that a vertex keeps while the shares are smoothed, and the least of them worth keeping. */
const kept = 14;
const least = 0.002;

const smooth = (t: number) => {
  const u = Math.min(1, Math.max(0, t));
  return u * u * (3 - 2 * u);
};
/** The bones that turn half as far as the joint they sit in. */
const isJoint = (bone: number) => [37, 38, 42, 43, 44, 46, 47, 51, 52, 53].includes(bone);
/** Upper arm and thigh, between two joints of a limb. */
const between = new Map([
  ['37 38', 26],
  ['42 43', 28],
  ['46 47', 32],
  ['51 52', 34],
]);

/** Whose shape holds a place: adds `hold`, shared among its bones, to the row. */
function shareOut(field: Field, shape: number, [x, y, z]: Vec3, hold: number, row: Float64Array) {
  const { bone_a: a, bone_b: b } = field.shapes[shape]!;
  if (a === b) {
    row[a]! += hold;
    return;
  }
  const t = field.shareAlong(shape, x, y, z);
  const trunk = a <= vertebraCount + 1;
  if (!trunk && (isJoint(a) || isJoint(b))) {
    const near = handOver_m / field.lengthOf(shape);
    const first = isJoint(a) ? 1 - smooth(t / near) : 0;
    const second = isJoint(b) ? smooth((t - 1 + near) / near) : 0;
    const middle = isJoint(a) && isJoint(b) ? between.get(`${a} ${b}`) : isJoint(a) ? b : a;
    row[a]! += hold * first;
    row[b]! += hold * second;
    row[middle ?? a]! += hold * Math.max(0, 1 - first - second);
    return;
  }
  row[a]! += hold * (1 - smooth(t));
  row[b]! += hold * smooth(t);
}

/** What hangs on the spine is shared among its bones by height, so that the back bends as one. */
class SpineBands {
  readonly #heights: number[] = [];
  readonly #shares = new Float64Array(vertebraCount + 1);

  constructor(bind: ArrayLike<number>) {
    for (let bone = 0; bone <= vertebraCount; bone += 1)
      this.#heights.push(originOf(bind, bone)[1] + (bone === 0 ? 0.06 : 0));
  }
  spread(row: Float64Array, y: number): void {
    let held = 0;
    for (let bone = 0; bone <= vertebraCount; bone += 1) held += row[bone]!;
    if (held === 0) return;
    let sum = 0;
    for (let bone = 0; bone <= vertebraCount; bone += 1) {
      const off = (y - this.#heights[bone]!) / band_m;
      const below = bone === 0 && off < 0;
      const share = below ? 1 : Math.abs(off) > 5 ? 0 : Math.exp((-off * off) / 2);
      this.#shares[bone] = share;
      sum += share;
    }
    if (sum < 1e-9) return;
    for (let bone = 0; bone <= vertebraCount; bone += 1)
      row[bone] = (held * this.#shares[bone]!) / sum;
  }
}

export interface Weights {
  bones: Uint8Array;
  shares: Float32Array;
}

/** Few bones per vertex and their shares, the largest first; 255 ends a short row. */
class Rows {
  readonly bones: Uint8Array;
  readonly shares: Float32Array;
  readonly #order: number[] = [];

  constructor(
    count: number,
    readonly width: number,
  ) {
    this.bones = new Uint8Array(count * width).fill(255);
    this.shares = new Float32Array(count * width);
  }
  add(v: number, factor: number, row: Float64Array): void {
    for (let at = v * this.width; at < (v + 1) * this.width; at += 1) {
      if (this.bones[at] === 255) return;
      row[this.bones[at]!]! += factor * this.shares[at]!;
    }
  }
  /** Keeps the largest shares of a row; together they are one. */
  write(v: number, row: Float64Array): void {
    const order = this.#order;
    order.length = 0;
    for (let bone = 0; bone < boneCount; bone += 1) if (row[bone]! > least) order.push(bone);
    order.sort((a, b) => row[b]! - row[a]!);
    order.length = Math.min(order.length, this.width);
    let sum = 0;
    for (const bone of order) sum += row[bone]!;
    const start = v * this.width;
    this.bones.fill(255, start, start + this.width);
    order.forEach((bone, i) => {
      this.bones[start + i] = bone;
      this.shares[start + i] = row[bone]! / sum;
    });
  }
}

/** Which bones move each vertex. `lists` are the shapes near it, `near` its neighbours. */
export function findWeights(
  field: Field,
  bind: ArrayLike<number>,
  places: Float32Array,
  lists: Lists,
  near: Lists,
): Weights {
  const count = lists.count;
  const spine = new SpineBands(bind);
  const row = new Float64Array(boneCount);
  let rows = new Rows(count, kept);
  const far = new Float64Array(field.shapes.length);
  for (let v = 0; v < count; v += 1) {
    const at: Vec3 = [places[3 * v]!, places[3 * v + 1]!, places[3 * v + 2]!];
    const [from, to] = [lists.starts[v]!, lists.starts[v + 1]!];
    let nearest = Infinity;
    for (let i = from; i < to; i += 1) {
      far[i - from] = field.toShape(lists.items[i]!, ...at);
      nearest = Math.min(nearest, far[i - from]!);
    }
    row.fill(0);
    for (let i = from; i < to; i += 1)
      shareOut(field, lists.items[i]!, at, Math.exp((nearest - far[i - from]!) / softness_m), row);
    spine.spread(row, at[1]);
    const sum = row.reduce((a, b) => a + b, 0) || 1;
    for (let bone = 0; bone < boneCount; bone += 1) row[bone]! /= sum;
    rows.write(v, row);
  }
  for (let round = 0; round < smoothings; round += 1) {
    const next = new Rows(count, round + 1 < smoothings ? kept : weightsPerVertex);
    for (let v = 0; v < count; v += 1) {
      row.fill(0);
      rows.add(v, 0.5, row);
      const [from, to] = [near.starts[v]!, near.starts[v + 1]!];
      for (let i = from; i < to; i += 1) rows.add(near.items[i]!, 0.5 / (to - from), row);
      next.write(v, row);
    }
    rows = next;
  }
  for (let w = 0; w < rows.bones.length; w += 1) if (rows.bones[w] === 255) rows.bones[w] = 0;
  return { bones: rows.bones, shares: rows.shares };
}
