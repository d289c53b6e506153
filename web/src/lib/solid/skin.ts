import type { SolidFigure } from '../core/solid';
import { Field } from './field';
import { findNet } from './nets';
import { findMoves } from './placed';
import { findWeights, weightsPerVertex } from './weights';

/** A mesh whose vertices go with up to four bones each, as it is in the bind pose. */
export interface Skin {
  places: Float32Array;
  normals: Float32Array;
  triangles: Uint32Array;
  bones: Uint8Array;
  shares: Float32Array;
  /** Metres inside clothes, and inside hair; negative outside. */
  cloth: Float32Array;
  hair: Float32Array;
}

export const cell_m = 0.0125;
const near_m = 0.012;
const relaxations = 4;

/** Shapes so near to a place that they shape its skin. */
function findLists(field: Field, places: Float32Array): number[][] {
  const lists: number[][] = [];
  for (let v = 0; v < places.length; v += 3) {
    const at = [places[v]!, places[v + 1]!, places[v + 2]!] as const;
    const list: number[] = [];
    let nearest = 0;
    let least = Infinity;
    for (let s = 0; s < field.shapes.length; s += 1) {
      const reach = field.blendOf(s) + near_m;
      if (field.ballDistance(s, ...at) > reach + least) continue;
      const d = field.toShape(s, ...at);
      if (d < reach) list.push(s);
      if (d < least) [least, nearest] = [d, s];
    }
    lists.push(list.length > 0 ? list : [nearest]);
  }
  return lists;
}

function findNeighbours(triangles: number[], count: number): number[][] {
  const near = Array.from({ length: count }, () => new Set<number>());
  for (let t = 0; t < triangles.length; t += 3)
    for (let e = 0; e < 3; e += 1) {
      const a = triangles[t + e]!;
      const b = triangles[t + ((e + 1) % 3)]!;
      near[a]!.add(b);
      near[b]!.add(a);
    }
  return near.map((one) => [...one]);
}

/** Puts every vertex onto the skin, and its normal along the gradient there. */
function project(field: Field, lists: number[][], skin: Skin, steps: number): void {
  const { places, normals } = skin;
  const most = 0.01;
  lists.forEach((list, v) => {
    const o = 3 * v;
    for (let step = 0; step < steps; step += 1) {
      const d = field.distance(list, list.length, places[o]!, places[o + 1]!, places[o + 2]!);
      const by = Math.max(-most, Math.min(most, d));
      const n = field.readGradient();
      for (let c = 0; c < 3; c += 1) places[o + c]! -= by * n[c]!;
      normals.set(n, o);
    }
  });
}

/** Moves every vertex along the skin to the middle of its neighbours. */
function relax(skin: Skin, near: number[][]): void {
  const before = skin.places.slice();
  near.forEach((others, v) => {
    const way = [0, 0, 0];
    for (const other of others)
      for (let c = 0; c < 3; c += 1)
        way[c]! += (before[3 * other + c]! - before[3 * v + c]!) / others.length;
    let off = 0;
    for (let c = 0; c < 3; c += 1) off += way[c]! * skin.normals[3 * v + c]!;
    for (let c = 0; c < 3; c += 1)
      skin.places[3 * v + c]! += 0.6 * (way[c]! - off * skin.normals[3 * v + c]!);
  });
}

/** How far inside clothes and hair each vertex is: clothes by the height in standing. */
function dress(figure: SolidFigure, field: Field, lists: number[][], skin: Skin): void {
  const standing = new Float32Array(skin.places.length);
  poseSkin(skin, figure.bind, figure.neutral, standing, new Float32Array(standing.length));
  const hair = new Field(
    figure.shapes.filter((shape) => shape.part === 'hair'),
    figure.bind,
  );
  const all = hair.shapes.map((_, i) => i);
  const thick_m = 0.004;
  lists.forEach((list, v) => {
    const at = [skin.places[3 * v]!, skin.places[3 * v + 1]!, skin.places[3 * v + 2]!] as const;
    const y = standing[3 * v + 1]!;
    const isArm = list.every((s) => field.shapes[s]!.part === 'arm');
    const waist = (figure.waist_mm + 0.1 * standing[3 * v]! * 1e3) / 1e3;
    skin.cloth[v] = isArm ? -1 : Math.min(waist - y, y + figure.hem_mm / 1e3);
    const isHead = list.some((s) => field.shapes[s]!.part === 'head');
    skin.hair[v] = isHead ? thick_m - hair.distance(all, all.length, ...at) : -1;
  });
}

/** Lays a skin over the figure's shapes. A second or two of work: not for the page's own thread. */
export function layOutSkin(figure: SolidFigure, cell = cell_m): Skin {
  const field = new Field(
    figure.shapes.filter((shape) => shape.part !== 'hair'),
    figure.bind,
  );
  const net = findNet(field, cell);
  const count = net.places.length / 3;
  const skin: Skin = {
    places: new Float32Array(net.places),
    normals: new Float32Array(net.places.length),
    triangles: new Uint32Array(net.triangles),
    bones: new Uint8Array(count * weightsPerVertex),
    shares: new Float32Array(count * weightsPerVertex),
    cloth: new Float32Array(count),
    hair: new Float32Array(count),
  };
  const near = findNeighbours(net.triangles, count);
  let lists = findLists(field, skin.places);
  project(field, lists, skin, 2);
  for (let round = 0; round < relaxations; round += 1) {
    relax(skin, near);
    project(field, lists, skin, 2);
  }
  lists = findLists(field, skin.places);
  project(field, lists, skin, 2);
  Object.assign(skin, findWeights(field, figure.bind, skin.places, lists, near));
  dress(figure, field, lists, skin);
  return skin;
}

const moves = new Float64Array(56 * 12);

/** Where the skin is with these bones: each vertex goes with its bones, by their shares. */
export function poseSkin(
  skin: Pick<Skin, 'places' | 'normals' | 'bones' | 'shares'>,
  bind: ArrayLike<number>,
  bones: ArrayLike<number>,
  places: Float32Array,
  normals: Float32Array,
): void {
  findMoves(bones, bind, moves);
  const m = new Float64Array(12);
  for (let v = 0; v < skin.places.length / 3; v += 1) {
    m.fill(0);
    for (let w = v * weightsPerVertex; w < (v + 1) * weightsPerVertex; w += 1) {
      const share = skin.shares[w]!;
      if (share === 0) break;
      const from = skin.bones[w]! * 12;
      for (let i = 0; i < 12; i += 1) m[i]! += share * moves[from + i]!;
    }
    const o = 3 * v;
    const x = skin.places[o]!;
    const y = skin.places[o + 1]!;
    const z = skin.places[o + 2]!;
    const nx = skin.normals[o]!;
    const ny = skin.normals[o + 1]!;
    const nz = skin.normals[o + 2]!;
    for (let c = 0; c < 3; c += 1) {
      const r = 4 * c;
      places[o + c] = m[r]! * x + m[r + 1]! * y + m[r + 2]! * z + m[r + 3]!;
      normals[o + c] = m[r]! * nx + m[r + 1]! * ny + m[r + 2]! * nz;
    }
  }
}
