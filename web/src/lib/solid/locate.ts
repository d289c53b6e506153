import type { Vec3 } from '../logic/disc-colours';
import { originOf } from './placed';

/** Where a place of the world is in the picture: pixels of the page from its corner, and how far off. */
export type Locate = (place: Vec3) => Vec3;

/** The middle of a disc, counted from the lowest: between the vertebra below it and the one above. */
export function findDisc(bones: ArrayLike<number>, disc: number): Vec3 {
  const [low, high] = [originOf(bones, Math.max(1, disc)), originOf(bones, disc + 1)];
  return low.map((c, k) => (c + high[k]!) / 2) as Vec3;
}
