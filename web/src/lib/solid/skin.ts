import type { SolidFigure } from '../core/solid';
import { findDetailedNet, findOpenEdges } from './details';
import { Field } from './field';
import { findLists, findNeighbours, type Lists } from './lists';
import { findMoves, vertebraCount } from './placed';
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
  /** Vertices about joints, which bones alone do not place well, with the shapes near each. */
  bent: Uint32Array;
  bentStarts: Uint32Array;
  bentShapes: Uint16Array;
}

export const cell_m = 0.0125;
const relaxations = 4;

/** Puts every vertex onto the skin, and its normal along the gradient there. */
function project(field: Field, lists: Lists, skin: Skin, steps: number): void {
  const { places, normals } = skin;
  const most = 0.01;
  for (let v = 0; v < lists.count; v += 1) {
    const o = 3 * v;
    const [from, to] = [lists.starts[v]!, lists.starts[v + 1]!];
    for (let step = 0; step < steps; step += 1) {
      const d = field.distance(lists.items, from, to, places[o]!, places[o + 1]!, places[o + 2]!);
      const by = Math.max(-most, Math.min(most, d));
      field.readGradient(normals, o);
      for (let c = 0; c < 3; c += 1) places[o + c]! -= by * normals[o + c]!;
    }
  }
}

/** Moves every vertex along the skin to the middle of its neighbours, but for those at open edges. */
function relax({ places, normals }: Skin, near: Lists, open: Uint8Array): void {
  const before = places.slice();
  const way = new Float64Array(3);
  for (let v = 0; v < near.count; v += 1) {
    const [from, to] = [near.starts[v]!, near.starts[v + 1]!];
    if (from === to || open[v]) continue;
    let off = 0;
    for (let c = 0; c < 3; c += 1) {
      let sum = 0;
      for (let i = from; i < to; i += 1) sum += before[3 * near.items[i]! + c]!;
      way[c] = sum / (to - from) - before[3 * v + c]!;
      off += way[c]! * normals[3 * v + c]!;
    }
    for (let c = 0; c < 3; c += 1)
      places[3 * v + c]! += 0.6 * (way[c]! - off * normals[3 * v + c]!);
  }
}

/** How far inside clothes and hair each vertex is: clothes by the height in standing. */
function dress(figure: SolidFigure, field: Field, lists: Lists, skin: Skin): void {
  const standing = new Float32Array(skin.places.length);
  poseSkin(skin, figure.bind, figure.neutral, standing, new Float32Array(standing.length));
  const hair = new Field(
    figure.shapes.filter((shape) => shape.part === 'hair'),
    figure.bind,
  );
  const all = hair.shapes.map((_, i) => i);
  const thick_m = 0.004;
  for (let v = 0; v < lists.count; v += 1) {
    const list = [...lists.items.subarray(lists.starts[v], lists.starts[v + 1])];
    const at = [skin.places[3 * v]!, skin.places[3 * v + 1]!, skin.places[3 * v + 2]!] as const;
    const y = standing[3 * v + 1]!;
    const isArm = list.every((s) => field.shapes[s]!.part === 'arm');
    const waist = (figure.waist_mm + 0.1 * standing[3 * v]! * 1e3) / 1e3;
    skin.cloth[v] = isArm ? -1 : Math.min(waist - y, y + figure.hem_mm / 1e3);
    const isHead = list.some((s) => field.shapes[s]!.part === 'head');
    skin.hair[v] = isHead ? thick_m - hair.distance(all, 0, all.length, ...at) : -1;
  }
}

/** Where two meshes lie over each other the finer goes a little under, so that one is seen. */
function sink({ places, normals }: Skin, under: number[]): void {
  const depth_m = 0.003;
  for (const v of under)
    for (let i = 3 * v; i < 3 * v + 3; i += 1) places[i]! -= depth_m * normals[i]!;
}

/** A bone that holds a vertex so much places it well. */
const firmly = 0.93;

/** Of the skin, what goes with more than one bone of a limb: the spine bends as one by itself. */
function findBent(skin: Skin, lists: Lists, under: Set<number>): void {
  const bent: number[] = [];
  const starts = [0];
  const shapes: number[] = [];
  for (let v = 0; v < lists.count; v += 1) {
    let spine = 0;
    let most = 0;
    for (let w = v * weightsPerVertex; w < (v + 1) * weightsPerVertex; w += 1) {
      if (skin.bones[w]! <= vertebraCount + 1) spine += skin.shares[w]!;
      else most = Math.max(most, skin.shares[w]!);
    }
    if (Math.max(spine, most) > firmly || under.has(v)) continue;
    bent.push(v);
    shapes.push(...lists.items.subarray(lists.starts[v], lists.starts[v + 1]));
    starts.push(shapes.length);
  }
  skin.bent = Uint32Array.from(bent);
  skin.bentStarts = Uint32Array.from(starts);
  skin.bentShapes = Uint16Array.from(shapes);
}

/** The shapes that the skin lies over: hair is painted on. */
export const shapesOf = (figure: SolidFigure) =>
  figure.shapes.filter((shape) => shape.part !== 'hair');

/**
 * Puts what bends at a joint onto the shapes as they lie now, from where its bones left it: there
 * a fold or a hollow would stay.
 */
export function settleSkin(
  field: Field,
  skin: Skin,
  places: Float32Array,
  normals: Float32Array,
): void {
  const most = 0.03;
  const { bent, bentStarts, bentShapes } = skin;
  for (let i = 0; i < bent.length; i += 1) {
    const o = 3 * bent[i]!;
    const [from, to] = [bentStarts[i]!, bentStarts[i + 1]!];
    for (let step = 0; step < 2; step += 1) {
      const d = field.distance(bentShapes, from, to, places[o]!, places[o + 1]!, places[o + 2]!);
      const by = Math.max(-most, Math.min(most, d));
      field.readGradient(normals, o);
      for (let c = 0; c < 3; c += 1) places[o + c]! -= by * normals[o + c]!;
    }
  }
}

/** Lays a skin over the figure's shapes. A second or two of work: not for the page's own thread. */
export function layOutSkin(figure: SolidFigure, cell = cell_m): Skin {
  const field = new Field(shapesOf(figure), figure.bind);
  const net = findDetailedNet(field, figure.bind, cell);
  const count = net.places.length / 3;
  const skin: Skin = {
    places: new Float32Array(net.places),
    normals: new Float32Array(net.places.length),
    triangles: new Uint32Array(net.triangles),
    bones: new Uint8Array(count * weightsPerVertex),
    shares: new Float32Array(count * weightsPerVertex),
    cloth: new Float32Array(count),
    hair: new Float32Array(count),
    bent: new Uint32Array(),
    bentStarts: new Uint32Array(),
    bentShapes: new Uint16Array(),
  };
  const near = findNeighbours(net.triangles, count);
  const open = findOpenEdges(net.triangles, count);
  let lists = findLists(field, skin.places);
  project(field, lists, skin, 2);
  for (let round = 0; round < relaxations; round += 1) {
    relax(skin, near, open);
    project(field, lists, skin, 2);
  }
  lists = findLists(field, skin.places);
  project(field, lists, skin, 2);
  sink(skin, net.under);
  Object.assign(skin, findWeights(field, figure.bind, skin.places, lists, near));
  dress(figure, field, lists, skin);
  findBent(skin, lists, new Set(net.under));
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
