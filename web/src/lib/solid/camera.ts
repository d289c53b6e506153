import { PerspectiveCamera, Vector3 } from 'three';
import type { SolidMovement } from '../core/solid';
import { originOf } from './placed';

const fov_deg = 20;
const flesh_m = 0.11;
const filled = 0.86;
/** Things further off than this are cut by the edge rather than making the body small. */
const aroundBody_m = 0.5;

const wholeBody = 55;
/** The pelvis, the spine and the head, and some flesh around them. */
const back = { bones: 25, flesh_m: 0.09 };

/** What must be in the picture when one looks closer: the back at all these moments. */
export function findBack({ moments }: SolidMovement): Vector3[] {
  const places: Vector3[] = [];
  for (const { bones } of moments)
    for (let bone = 0; bone < back.bones; bone += 1)
      for (const way of [-back.flesh_m, back.flesh_m])
        for (const axis of ['x', 'y', 'z'] as const) {
          const place = new Vector3(...originOf(bones, bone));
          place[axis] += way;
          places.push(place);
        }
  return places;
}

/** What must be in the picture: the body at all these moments, and the things near it. */
export function findPlaces(movement: SolidMovement): Vector3[] {
  const places: Vector3[] = [];
  const low = new Vector3(1e9, 1e9, 1e9);
  const high = new Vector3(-1e9, -1e9, -1e9);
  for (const { bones } of movement.moments)
    for (let bone = 0; bone < wholeBody; bone += 1) {
      const place = new Vector3(...originOf(bones, bone));
      low.min(place);
      high.max(place);
      for (const way of [-flesh_m, flesh_m])
        for (const axis of ['x', 'y', 'z'] as const) {
          const grown = place.clone();
          grown[axis] += way;
          grown.y = Math.max(grown.y, -0.01);
          places.push(grown);
        }
    }
  low.subScalar(aroundBody_m);
  high.addScalar(aroundBody_m);
  for (const { low_m, high_m } of movement.props) {
    if (!low_m || !high_m) continue;
    for (const a of [low_m, high_m])
      for (const b of [low_m, high_m])
        for (const c of [low_m, high_m])
          places.push(new Vector3(a[0], b[1], c[2]).clamp(low, high));
  }
  return places;
}

/** A far eye with a narrow view: nearly parallel, as in an illustration. */
export class Eye {
  readonly camera = new PerspectiveCamera(fov_deg, 1.5, 0.5, 60);
  yaw_deg = 0;
  pitch_deg = 0;

  constructor(public places: Vector3[]) {}

  #seen: unknown[] = [];

  /** Looks from where it is turned to, so that everything is in the picture. */
  look(aspect: number): void {
    const now = [this.places, aspect, this.yaw_deg, this.pitch_deg];
    if (now.every((one, i) => one === this.#seen[i])) return;
    this.#seen = now;
    const { camera } = this;
    camera.aspect = aspect;
    const yaw = (this.yaw_deg * Math.PI) / 180;
    const pitch = (this.pitch_deg * Math.PI) / 180;
    const toward = new Vector3(
      Math.sin(yaw) * Math.cos(pitch),
      Math.sin(pitch),
      Math.cos(yaw) * Math.cos(pitch),
    );
    const right = new Vector3(Math.cos(yaw), 0, -Math.sin(yaw));
    const up = new Vector3().crossVectors(toward, right);
    const middle = new Vector3();
    let distance = 6;
    for (let round = 0; round < 8; round += 1) {
      const [x0, x1] = this.#extent(right, toward, middle, distance);
      const [y0, y1] = this.#extent(up, toward, middle, distance);
      middle.addScaledVector(right, ((x0 + x1) / 2) * distance);
      middle.addScaledVector(up, ((y0 + y1) / 2) * distance);
      const tall = Math.tan((fov_deg * Math.PI) / 360) * filled;
      distance *= Math.max((y1 - y0) / 2 / tall, (x1 - x0) / 2 / (tall * aspect));
    }
    camera.position.copy(middle).addScaledVector(toward, distance);
    camera.up.copy(up);
    camera.lookAt(middle);
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
  }

  #extent(axis: Vector3, toward: Vector3, middle: Vector3, distance: number): [number, number] {
    let low = Infinity;
    let high = -Infinity;
    const from = new Vector3();
    for (const place of this.places) {
      from.copy(place).sub(middle);
      const at = from.dot(axis) / Math.max(0.5, distance - from.dot(toward));
      low = Math.min(low, at);
      high = Math.max(high, at);
    }
    return [low, high];
  }
}
