import type { Vec3 } from '../logic/disc-colours';

/** Numbers of one placement in a list of bones: rows of [R | p]. */
export const perBone = 12;
/** The last of the list: the end-plate on which the lowest disc stands. */
export const sacralPlate = 55;
/** The pelvis is 0, the vertebrae follow from L5 upwards to C2, then the head. */
export const vertebraCount = 23;

type Numbers = ArrayLike<number>;

export function placePoint(bones: Numbers, bone: number, p: Vec3): Vec3 {
  const o = bone * perBone;
  const row = (r: number) =>
    bones[o + r]! * p[0] + bones[o + r + 1]! * p[1] + bones[o + r + 2]! * p[2] + bones[o + r + 3]!;
  return [row(0), row(4), row(8)];
}
export function placeDirection(bones: Numbers, bone: number, d: Vec3): Vec3 {
  const o = bone * perBone;
  const row = (r: number) =>
    bones[o + r]! * d[0] + bones[o + r + 1]! * d[1] + bones[o + r + 2]! * d[2];
  return [row(0), row(4), row(8)];
}
/** A place of the world as the bone sees it. */
export function toBone(bones: Numbers, bone: number, p: Vec3): Vec3 {
  const o = bone * perBone;
  const away = [0, 1, 2].map((r) => p[r]! - bones[o + 4 * r + 3]!);
  const column = (c: number) =>
    away[0]! * bones[o + c]! + away[1]! * bones[o + 4 + c]! + away[2]! * bones[o + 8 + c]!;
  return [column(0), column(1), column(2)];
}
export function originOf(bones: Numbers, bone: number): Vec3 {
  const o = bone * perBone;
  return [bones[o + 3]!, bones[o + 7]!, bones[o + 11]!];
}

/** For every bone: from where it was in `from` to where it is in `to`, written into `out`. */
export function findMoves(to: Numbers, from: Numbers, out: Float64Array): void {
  for (let o = 0; o < out.length; o += perBone) {
    for (let i = 0; i < 3; i += 1) {
      for (let j = 0; j < 3; j += 1) {
        let sum = 0;
        for (let k = 0; k < 3; k += 1) sum += to[o + 4 * i + k]! * from[o + 4 * j + k]!;
        out[o + 4 * i + j] = sum;
      }
    }
    for (let i = 0; i < 3; i += 1) {
      let at = to[o + 4 * i + 3]!;
      for (let k = 0; k < 3; k += 1) at -= out[o + 4 * i + k]! * from[o + 4 * k + 3]!;
      out[o + 4 * i + 3] = at;
    }
  }
}

export const subtract = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export function unit(a: Vec3): Vec3 {
  const length = Math.hypot(...a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}
/** A unit vector across `axis`, as near to `wish` as can be. */
export function findAcross(axis: Vec3, wish: Vec3): Vec3 {
  const along = dot(axis, wish);
  const rest: Vec3 = [
    wish[0] - along * axis[0],
    wish[1] - along * axis[1],
    wish[2] - along * axis[2],
  ];
  if (Math.hypot(...rest) > 0.05) return unit(rest);
  return unit(cross(axis, Math.abs(axis[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]));
}
