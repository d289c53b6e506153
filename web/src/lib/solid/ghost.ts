import { Group, Mesh, type BufferGeometry } from 'three';
import type { SolidFigure, SolidMoment } from '../core/solid';
import type { Field } from './field';
import { makeGeometry, numbersOf } from './geometry';
import type { Materials } from './materials';
import { poseSkin, settleSkin, type Skin } from './skin';

/** The body as it was at the start of a movement: an outline, over all else. */
export class Ghost {
  readonly group = new Group();
  readonly #geometry: BufferGeometry;
  readonly #skin: Skin;

  constructor(skin: Skin, { ghostFirst, ghost }: Materials) {
    this.#skin = skin;
    this.#geometry = makeGeometry(skin.triangles, skin.cloth.length);
    [ghostFirst, ghost].forEach((material, i) => {
      const mesh = new Mesh(this.#geometry, material);
      mesh.frustumCulled = false;
      mesh.renderOrder = 8 + i;
      this.group.add(mesh);
    });
  }

  /** `field` is left on the ghost's bones. */
  pose(figure: SolidFigure, field: Field, { bones }: SolidMoment): void {
    const [places, normals] = [numbersOf(this.#geometry, 'position'), numbersOf(this.#geometry, 'normal')];
    poseSkin(this.#skin, figure.bind, bones, places, normals);
    field.place(bones);
    settleSkin(field, this.#skin, places, normals);
    for (const name of ['position', 'normal']) this.#geometry.getAttribute(name).needsUpdate = true;
  }
  dispose(): void {
    this.#geometry.dispose();
  }
}
