import { BufferAttribute, BufferGeometry, DynamicDrawUsage } from 'three';

/** A mesh whose vertices move. */
export function makeGeometry(triangles: Uint32Array, vertices: number): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setIndex(new BufferAttribute(triangles, 1));
  for (const name of ['position', 'normal']) {
    const attribute = new BufferAttribute(new Float32Array(3 * vertices), 3);
    geometry.setAttribute(name, attribute.setUsage(DynamicDrawUsage));
  }
  return geometry;
}
export const numbersOf = (geometry: BufferGeometry, name: string) =>
  geometry.getAttribute(name).array as Float32Array;
