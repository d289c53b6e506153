import type { SolidFigure, VertebraLook } from '../core/solid';
import type { Vec3 } from '../logic/disc-colours';
import { addPelvis } from './pelvis-mesh';
import { cross, findAcross, placeDirection, placePoint, subtract, unit } from './placed';
import type { Skin } from './skin';
import { weightsPerVertex } from './weights';

const mm = 1e-3;
const rim = 24;

/** A mesh of which every vertex goes with one bone. */
export type Stiff = Pick<Skin, 'places' | 'normals' | 'triangles' | 'bones' | 'shares'>;

/** Gathers surfaces, each of them stiff on one bone. */
export class Builder {
  readonly places: number[] = [];
  readonly normals: number[] = [];
  readonly triangles: number[] = [];
  readonly bones: number[] = [];
  constructor(readonly bind: ArrayLike<number>) {}

  /** Rings of equally many points, from the first to the last; place and normal in the bone. */
  addTube(bone: number, rings: { at: Vec3; normal: Vec3 }[][]): void {
    const start = this.places.length / 3;
    const around = rings[0]!.length;
    for (const ring of rings)
      for (const { at, normal } of ring) {
        this.places.push(...placePoint(this.bind, bone, at));
        this.normals.push(...placeDirection(this.bind, bone, normal));
        this.bones.push(bone, 0, 0, 0);
      }
    for (let r = 0; r + 1 < rings.length; r += 1)
      for (let i = 0; i < around; i += 1) {
        const a = start + r * around + i;
        const b = start + r * around + ((i + 1) % around);
        this.triangles.push(a, b, a + around, b, b + around, a + around);
      }
  }

  /** A thin tube through places of the bone. */
  addCourse(bone: number, course: Vec3[], radius_m: number): void {
    const around = 6;
    const last = course.length - 1;
    const rings = course.map((at, k) => {
      const along = unit(subtract(course[Math.min(k + 1, last)]!, course[Math.max(k - 1, 0)]!));
      const x = findAcross(along, [0, 1, 0]);
      const z = cross(along, x);
      return Array.from({ length: around }, (_, r) => {
        const turn = (-2 * Math.PI * r) / around;
        const normal = x.map((c, n) => c * Math.cos(turn) + z[n]! * Math.sin(turn)) as Vec3;
        return { at: at.map((c, n) => c + radius_m * normal[n]!) as Vec3, normal };
      });
    });
    this.addTube(bone, rings);
  }

  finish(): Stiff {
    const shares = new Float32Array(this.bones.length);
    for (let w = 0; w < shares.length; w += weightsPerVertex) shares[w] = 1;
    return {
      places: new Float32Array(this.places),
      normals: new Float32Array(this.normals),
      triangles: new Uint32Array(this.triangles),
      bones: new Uint8Array(this.bones),
      shares,
    };
  }

  /** A tapered rod with round ends. */
  addRod(bone: number, a: Vec3, b: Vec3, radiusA: number, radiusB: number): void {
    const axis = unit(subtract(b, a));
    const x = findAcross(axis, [1, 0, 0]);
    const z = cross(axis, x);
    const around = 10;
    // The caps: angle from the axis, backwards at `a` and forwards at `b`.
    const steps = [-88, -55, -25, 0, 0, 25, 55, 88];
    const rings = steps.map((deg, k) => {
      const [centre, radius] = k < 4 ? [a, radiusA] : [b, radiusB];
      const up = Math.sin((deg * Math.PI) / 180);
      const out = Math.cos((deg * Math.PI) / 180);
      return Array.from({ length: around }, (_, i) => {
        const turn = (2 * Math.PI * i) / around;
        const normal = [0, 1, 2].map(
          (c) => up * axis[c]! + out * (Math.cos(turn) * x[c]! + Math.sin(turn) * z[c]!),
        ) as Vec3;
        return { at: centre.map((p, c) => p + radius * normal[c]!) as Vec3, normal };
      });
    });
    this.addTube(bone, rings);
  }
}

/** A vertebral body: broad end-plates with a soft rim, a waist, and a hollow behind. */
function addBody(to: Builder, bone: number, look: VertebraLook, waist: number): void {
  const tall = look.high - look.low;
  const profile = [
    [look.low, 0.02, -1],
    [look.low, 0.9, -0.8],
    [look.low + 0.09 * tall, 1, -0.1],
    [(look.low + look.high) / 2, waist, 0],
    [look.high - 0.09 * tall, 1, 0.1],
    [look.high, 0.9, 0.8],
    [look.high, 0.02, 1],
  ] as const;
  const rings = profile.map(([y, share, lift]) =>
    Array.from({ length: rim }, (_, i) => {
      const turn = (-2 * Math.PI * i) / rim;
      const c = Math.cos(turn);
      const s = Math.sin(turn);
      const hollow = c < 0 ? 1 - 0.12 * c ** 8 : 1;
      const at: Vec3 = [
        share * look.half_depth * hollow * c * mm,
        y * mm,
        share * look.half_width * s * mm,
      ];
      return { at, normal: unit([c / look.half_depth, lift / look.half_depth, s / look.half_width]) };
    }),
  );
  to.addTube(bone, rings);
}

/** The arch behind: pedicles, spinous process, transverse and articular processes. */
function addArch(to: Builder, bone: number, look: VertebraLook, i: number): void {
  const scaled = (x: number, y: number, z: number): Vec3 => [x * mm, y * mm, z * mm];
  const middle = (look.low + look.high) / 2;
  const tall = look.high - look.low;
  const neck = i >= 17;
  const sideways = look.half_width + (i < 5 ? 17 : neck ? 6 : 13);
  const back = -look.half_depth;
  const behind = look.spinous_root[0];
  to.addRod(
    bone,
    look.spinous_root.map((c) => c * mm) as Vec3,
    look.spinous_tip.map((c) => c * mm) as Vec3,
    look.root_radius * mm,
    look.tip_radius * mm,
  );
  const thick = (neck ? 2.4 : 3.6) * mm;
  for (const side of [-1, 1]) {
    const arch = scaled(back - 5, middle + 0.18 * tall, side * 0.55 * look.half_width);
    const root = scaled(behind, middle - 0.05 * tall, 0);
    to.addRod(bone, scaled(0.75 * back, middle + 0.2 * tall, side * 0.55 * look.half_width), arch,
      thick, thick);
    to.addRod(bone, arch, root, thick, thick);
    to.addRod(bone, arch, scaled(back - (i < 5 ? 4 : 10), middle + 0.22 * tall, side * sideways),
      thick, 0.6 * thick);
    const [up, down] = [look.high + 0.22 * tall, look.low - 0.12 * tall];
    to.addRod(bone, scaled(back - 7, down, side * 0.45 * look.half_width),
      scaled(back - 5, up, side * 0.55 * look.half_width), thick, 0.8 * thick);
  }
}

/** Vertebrae, sacrum and pelvis as one mesh over the bones. */
export function buildBones(figure: SolidFigure): Stiff {
  const to = new Builder(figure.bind);
  figure.vertebrae.forEach((look, i) => {
    addBody(to, i + 1, look, figure.waist);
    addArch(to, i + 1, look, i);
  });
  addPelvis(to);
  return to.finish();
}
