import type { Vec3 } from '../logic/disc-colours';
import type { Field } from './field';
import { originOf, vertebraCount } from './placed';

export const weightsPerVertex = 4;
const boneCount = 55;
/** How fast a shape's hold on the skin falls off, and how tall the band of one vertebra is. */
const softness_m = 0.01;
const band_m = 0.026;
/** From a joint's own bone to the long bone beyond it. */
const handOver_m = 0.1;
const smoothings = 5;

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

/** Whose shape holds a place, as pairs of bone and share. */
function shareOut(field: Field, shape: number, [x, y, z]: Vec3): [number, number][] {
  const { bone_a: a, bone_b: b } = field.shapes[shape]!;
  if (a === b) return [[a, 1]];
  const t = field.shareAlong(shape, x, y, z);
  const trunk = a <= vertebraCount + 1;
  if (!trunk && (isJoint(a) || isJoint(b))) {
    const near = handOver_m / field.lengthOf(shape);
    const first = isJoint(a) ? 1 - smooth(t / near) : 0;
    const second = isJoint(b) ? smooth((t - 1 + near) / near) : 0;
    const middle = isJoint(a) && isJoint(b) ? between.get(`${a} ${b}`) : isJoint(a) ? b : a;
    return [
      [a, first],
      [b, second],
      [middle ?? a, Math.max(0, 1 - first - second)],
    ];
  }
  return [
    [a, 1 - smooth(t)],
    [b, smooth(t)],
  ];
}

/** What hangs on the spine is shared among its bones by height, so that the back bends as one. */
function spreadOverSpine(row: Float32Array, bind: ArrayLike<number>, y: number): void {
  let held = 0;
  for (let bone = 0; bone <= vertebraCount; bone += 1) held += row[bone]!;
  if (held === 0) return;
  const shares = new Float64Array(vertebraCount + 1);
  let sum = 0;
  for (let bone = 0; bone <= vertebraCount; bone += 1) {
    const height = originOf(bind, bone)[1] + (bone === 0 ? 0.06 : 0);
    const below = bone === 0 && y < height;
    shares[bone] = below ? 1 : Math.exp(-(((y - height) / band_m) ** 2) / 2);
    sum += shares[bone]!;
  }
  for (let bone = 0; bone <= vertebraCount; bone += 1)
    row[bone] = sum > 1e-9 ? (held * shares[bone]!) / sum : row[bone]!;
}

export interface Weights {
  bones: Uint8Array;
  shares: Float32Array;
}

/** Which bones move each vertex. `lists` are the shapes near it, `near` its neighbours. */
export function findWeights(
  field: Field,
  bind: ArrayLike<number>,
  places: Float32Array,
  lists: number[][],
  near: number[][],
): Weights {
  const count = lists.length;
  let dense = new Float32Array(count * boneCount);
  for (let v = 0; v < count; v += 1) {
    const at: Vec3 = [places[3 * v]!, places[3 * v + 1]!, places[3 * v + 2]!];
    const far = lists[v]!.map((s) => field.toShape(s, ...at));
    const nearest = Math.min(...far);
    const row = dense.subarray(v * boneCount, (v + 1) * boneCount);
    lists[v]!.forEach((shape, i) => {
      const hold = Math.exp((nearest - far[i]!) / softness_m);
      for (const [bone, share] of shareOut(field, shape, at)) row[bone]! += hold * share;
    });
    spreadOverSpine(row, bind, at[1]);
    const sum = row.reduce((a, b) => a + b, 0) || 1;
    for (let bone = 0; bone < boneCount; bone += 1) row[bone]! /= sum;
  }
  for (let round = 0; round < smoothings; round += 1) {
    const next = new Float32Array(dense.length);
    for (let v = 0; v < count; v += 1) {
      const half = 0.5 / near[v]!.length;
      for (let b = 0; b < boneCount; b += 1) {
        let sum = 0;
        for (const other of near[v]!) sum += dense[other * boneCount + b]!;
        next[v * boneCount + b] = 0.5 * dense[v * boneCount + b]! + half * sum;
      }
    }
    dense = next;
  }
  return keepLargest(dense, count);
}

function keepLargest(dense: Float32Array, count: number): Weights {
  const bones = new Uint8Array(count * weightsPerVertex);
  const shares = new Float32Array(count * weightsPerVertex);
  for (let v = 0; v < count; v += 1) {
    const row = dense.subarray(v * boneCount, (v + 1) * boneCount);
    const order: number[] = [];
    row.forEach((share, bone) => {
      if (share > 0.003) order.push(bone);
    });
    order.sort((a, b) => row[b]! - row[a]!);
    order.length = Math.min(order.length, weightsPerVertex);
    const sum = order.reduce((total, bone) => total + row[bone]!, 0);
    order.forEach((bone, i) => {
      bones[v * weightsPerVertex + i] = bone;
      shares[v * weightsPerVertex + i] = row[bone]! / sum;
    });
  }
  return { bones, shares };
}
