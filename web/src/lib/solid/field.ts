import type { SolidShape } from '../core/solid';
import type { Vec3 } from '../logic/disc-colours';
import { cross, findAcross, placeDirection, placePoint, subtract, unit } from './placed';

/** Numbers of a shape: three axes, its place, length, two radii, stretch, blend. Metres. */
const stride = 19;
const mm = 1e-3;

/** What `toShape` and `distance` found last: the gradient. One for all: nothing is allocated. */
const found = new Float64Array(3);
const grown = new Float64Array(3);

/** `Math.hypot` minds overflow, which no body needs, and takes many times as long. */
const norm = (x: number, y: number, z: number) => Math.sqrt(x * x + y * y + z * z);

/** The body as a distance to its skin: negative inside. Shapes flow together in their order. */
export class Field {
  readonly shapes: SolidShape[];
  readonly #numbers: Float64Array;
  /** Middle and radius of a ball around each shape, for leaving it out early. */
  readonly #balls: Float64Array;
  readonly #cuts: boolean[];

  constructor(shapes: SolidShape[], bones: ArrayLike<number>) {
    this.shapes = shapes;
    this.#numbers = new Float64Array(shapes.length * stride);
    this.#balls = new Float64Array(shapes.length * 4);
    this.#cuts = shapes.map(({ cut }) => cut);
    this.place(bones);
  }

  /** The same shapes on bones that have moved. */
  place(bones: ArrayLike<number>): void {
    this.shapes.forEach((shape, i) => this.#place(shape, i, bones));
  }
  #place(shape: SolidShape, i: number, bones: ArrayLike<number>): void {
    const scaled = (v: Vec3): Vec3 => [v[0] * mm, v[1] * mm, v[2] * mm];
    const from = placePoint(bones, shape.bone_a, scaled(shape.a_mm));
    const way = shape.is_ball
      ? placeDirection(bones, shape.bone_a, shape.b_mm)
      : subtract(placePoint(bones, shape.bone_b, scaled(shape.b_mm)), from);
    const length = shape.is_ball ? 0 : Math.hypot(...way);
    const y = unit(way);
    const x = findAcross(y, placeDirection(bones, shape.bone_a, shape.forward));
    const z = cross(x, y);
    // A ball has its size in its stretch, in millimetres; a cone in its radii.
    const size = shape.is_ball ? mm : 1;
    const radii = [shape.radius_a, shape.radius_b].map((r) => (shape.is_ball ? r : r * mm));
    const stretch = shape.stretch.map((s) => s * size);
    const rows = [...x, ...y, ...z, ...from, length, ...radii, ...stretch, shape.blend_mm * mm];
    this.#numbers.set(rows, i * stride);
    const widest = Math.max(...radii) * Math.max(...stretch);
    const middle = from.map((c, k) => c + (y[k]! * length) / 2);
    this.#balls.set([...middle, widest + length / 2], i * 4);
  }

  blendOf(i: number): number {
    return this.#numbers[i * stride + 18]!;
  }
  /** At least as near as the shape is. */
  ballDistance(i: number, x: number, y: number, z: number): number {
    const o = i * 4;
    const b = this.#balls;
    return norm(x - b[o]!, y - b[o + 1]!, z - b[o + 2]!) - b[o + 3]!;
  }
  /** Where along the shape a place is, 0 at its start to 1. */
  shareAlong(i: number, x: number, y: number, z: number): number {
    const n = this.#numbers;
    const o = i * stride;
    const length = n[o + 12]!;
    if (length === 0) return 0;
    const along =
      (x - n[o + 9]!) * n[o + 3]! + (y - n[o + 10]!) * n[o + 4]! + (z - n[o + 11]!) * n[o + 5]!;
    return Math.min(1, Math.max(0, along / length));
  }
  lengthOf(i: number): number {
    return this.#numbers[i * stride + 12]!;
  }
  extent(): { low: Vec3; high: Vec3 } {
    const low: Vec3 = [1e9, 1e9, 1e9];
    const high: Vec3 = [-1e9, -1e9, -1e9];
    for (let i = 0; i < this.shapes.length; i += 1) {
      for (let k = 0; k < 3; k += 1) {
        const radius = this.#balls[i * 4 + 3]!;
        low[k] = Math.min(low[k]!, this.#balls[i * 4 + k]! - radius);
        high[k] = Math.max(high[k]!, this.#balls[i * 4 + k]! + radius);
      }
    }
    return { low, high };
  }

  /** To one shape, to the first order where it is stretched; the gradient goes to `found`. */
  toShape(i: number, x: number, y: number, z: number): number {
    const n = this.#numbers;
    const o = i * stride;
    const dx = x - n[o + 9]!;
    const dy = y - n[o + 10]!;
    const dz = z - n[o + 11]!;
    const sx = n[o + 15]!;
    const sy = n[o + 16]!;
    const sz = n[o + 17]!;
    const lx = (n[o]! * dx + n[o + 1]! * dy + n[o + 2]! * dz) / sx;
    const ly = (n[o + 3]! * dx + n[o + 4]! * dy + n[o + 5]! * dz) / sy;
    const lz = (n[o + 6]! * dx + n[o + 7]! * dy + n[o + 8]! * dz) / sz;
    const height = n[o + 12]! / sy;
    const a = n[o + 13]!;
    const b = n[o + 14]!;
    let distance: number;
    let gx = lx;
    let gy = ly;
    let gz = lz;
    const across = Math.sqrt(lx * lx + lz * lz) + 1e-9;
    const sine = height > 0 ? (a - b) / height : 0;
    const cosine = Math.sqrt(Math.max(1e-6, 1 - sine * sine));
    const along = -sine * across + cosine * ly;
    if (height === 0 || along < 0) {
      distance = norm(lx, ly, lz) - a;
    } else if (along > cosine * height) {
      gy = ly - height;
      distance = norm(lx, gy, lz) - b;
    } else {
      distance = across * cosine + ly * sine - a;
      gx = (cosine * lx) / across;
      gy = sine;
      gz = (cosine * lz) / across;
    }
    const round = norm(gx, gy, gz) + 1e-9;
    gx /= round * sx;
    gy /= round * sy;
    gz /= round * sz;
    const steep = norm(gx, gy, gz) + 1e-9;
    found[0] = (n[o]! * gx + n[o + 3]! * gy + n[o + 6]! * gz) / steep;
    found[1] = (n[o + 1]! * gx + n[o + 4]! * gy + n[o + 7]! * gz) / steep;
    found[2] = (n[o + 2]! * gx + n[o + 5]! * gy + n[o + 8]! * gz) / steep;
    return distance / steep;
  }

  /** To the skin over the shapes `list[from]` to before `list[to]`; gradient for `readGradient`. */
  distance(list: ArrayLike<number>, from: number, to: number, x: number, y: number, z: number): number {
    let d = 1e3;
    let gx = 0;
    let gy = 0;
    let gz = 0;
    for (let j = from; j < to; j += 1) {
      const i = list[j]!;
      const cut = this.#cuts[i]!;
      const sign = cut ? -1 : 1;
      const e = sign * this.toShape(i, x, y, z);
      const k = this.blendOf(i) || 1e-6;
      const h = Math.max(k - Math.abs(d - e), 0) / k;
      const takes = cut ? e > d : e < d;
      const share = takes ? 1 - h / 2 : h / 2;
      gx += share * (sign * found[0]! - gx);
      gy += share * (sign * found[1]! - gy);
      gz += share * (sign * found[2]! - gz);
      const soft = (h * h * k) / 4;
      d = cut ? Math.max(d, e) + soft : Math.min(d, e) - soft;
    }
    grown[0] = gx;
    grown[1] = gy;
    grown[2] = gz;
    return d;
  }
  /** The direction away from the skin that the last `distance` found. */
  readGradient(out: Float32Array, at: number): void {
    const length = norm(grown[0]!, grown[1]!, grown[2]!) || 1;
    for (let c = 0; c < 3; c += 1) out[at + c] = grown[c]! / length;
  }
}
