import {
  BoxGeometry,
  CylinderGeometry,
  Group,
  Mesh,
  Quaternion,
  SphereGeometry,
  Vector3,
  type BufferGeometry,
} from 'three';
import type { SolidProp, SolidRod } from '../core/solid';
import type { Vec3 } from '../logic/disc-colours';
import type { Materials } from './materials';

/** The looks of chairs and tops, metres, as in the line drawing. */
const seat = 0.036;
const leg = 0.032;
const inset = 0.018;
const back = { from: 0.14, to: 0.4, thick: 0.022 };
const top = 0.04;

const rodTones: Record<string, string> = {
  dumbbells: 'metal',
  long_bar: 'metal',
  strap: 'strap',
  band: 'band',
  dowel: 'wood',
};

/** How square a pillow is: 1 a ball, near 0 a box. */
const softness = 0.42;

/** A ball of width 1, drawn towards its box. */
function makePillow(): BufferGeometry {
  const geometry = new SphereGeometry(0.5, 40, 24);
  const places = geometry.getAttribute('position');
  const stretch = (c: number) => (Math.sign(c) * Math.abs(2 * c) ** softness) / 2;
  for (let i = 0; i < places.count; i += 1)
    places.setXYZ(i, stretch(places.getX(i)), stretch(places.getY(i)), stretch(places.getZ(i)));
  geometry.computeVertexNormals();
  return geometry;
}

/** Boxes and rods around the body. */
export class Things {
  readonly group = new Group();
  readonly #rods = new Group();
  readonly #materials: Materials;

  constructor(props: SolidProp[], materials: Materials) {
    this.#materials = materials;
    this.group.add(this.#rods);
    for (const prop of props) this.#addProp(prop);
  }

  #addBox(low: Vec3, high: Vec3, tone: string): void {
    const size = high.map((c, k) => Math.max(0.004, c - low[k]!)) as Vec3;
    const mesh = new Mesh(new BoxGeometry(...size), this.#materials.things.get(tone));
    mesh.position.set(...(low.map((c, k) => (c + high[k]!) / 2) as Vec3));
    this.group.add(mesh);
  }

  #addChair(a: Vec3, b: Vec3, hasBack: boolean): void {
    for (const z of [a[2] + inset, b[2] - inset - leg])
      for (const x of [a[0] + inset, b[0] - inset - leg])
        this.#addBox([x, a[1], z], [x + leg, b[1] - seat, z + leg], 'wood');
    this.#addBox([a[0], b[1] - seat, a[2]], b, 'wood');
    if (!hasBack) return;
    for (const z of [a[2] + inset, b[2] - inset - leg])
      this.#addBox([a[0], b[1], z], [a[0] + back.thick, b[1] + back.to, z + leg], 'wood');
    this.#addBox([a[0], b[1] + back.from, a[2]], [a[0] + back.thick, b[1] + back.to, b[2]], 'wood');
  }

  /** Scaled to fill the box: a roll lies along z, a pillow has soft corners. */
  #addSoft(a: Vec3, b: Vec3, geometry: BufferGeometry): void {
    const mesh = new Mesh(geometry, this.#materials.things.get('soft'));
    mesh.position.set(...(a.map((c, k) => (c + b[k]!) / 2) as Vec3));
    mesh.scale.set(...(a.map((c, k) => Math.max(0.01, b[k]! - c)) as Vec3));
    this.group.add(mesh);
  }

  #addProp({ kind, low_m: a, high_m: b, has_back }: SolidProp): void {
    if (!a || !b) return;
    switch (kind) {
      case 'mat':
        return this.#addBox(a, [b[0], Math.min(b[1], -0.001), b[2]], 'mat');
      case 'chair':
      case 'bench':
        return this.#addChair(a, b, has_back === true);
      case 'box':
        return this.#addBox(a, b, 'wood');
      case 'wall':
        return this.#addBox(a, b, 'wall');
      case 'worktop':
        this.#addBox([a[0] + 0.06, a[1], a[2] + 0.02], [b[0] - 0.02, b[1] - top, b[2] - 0.02], 'wall');
        return this.#addBox([a[0], b[1] - top, a[2]], b, 'wood');
      case 'bar': {
        const [x, y] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
        const rod = this.#makeRod([x, y, a[2]], [x, y, b[2]], (b[1] - a[1]) / 2, 'metal');
        return void this.group.add(rod);
      }
      case 'pillow':
      case 'towel':
        return this.#addSoft(a, b, makePillow());
      case 'roll':
        return this.#addSoft(a, b, new CylinderGeometry(0.5, 0.5, 1, 32).rotateX(Math.PI / 2));
      case 'band':
        return this.#addBox(a, b, 'metal');
      case 'water':
        return this.#addBox(a, b, 'water');
    }
  }

  #makeRod(from: Vec3, to: Vec3, radius: number, tone: string): Mesh {
    const a = new Vector3(...from);
    const way = new Vector3(...to).sub(a);
    const geometry = new CylinderGeometry(radius, radius, 1, 16);
    const mesh = new Mesh(geometry, this.#materials.things.get(tone));
    mesh.scale.y = Math.max(1e-4, way.length());
    mesh.position.copy(a).addScaledVector(way, 0.5);
    mesh.quaternion.copy(
      new Quaternion().setFromUnitVectors(new Vector3(0, 1, 0), way.normalize()),
    );
    return mesh;
  }

  /** What goes with the body at this moment. */
  hold(rods: SolidRod[]): void {
    for (const old of [...this.#rods.children]) this.#drop(old as Mesh);
    this.#rods.clear();
    for (const rod of rods)
      this.#rods.add(
        this.#makeRod(rod.from_m, rod.to_m, rod.radius_m, rodTones[rod.kind] ?? 'metal'),
      );
  }

  #drop(mesh: Mesh): void {
    mesh.geometry.dispose();
  }
  dispose(): void {
    this.group.traverse((one) => one instanceof Mesh && this.#drop(one));
  }
}
