import {
  BufferAttribute,
  DynamicDrawUsage,
  type BufferGeometry,
  Mesh,
  PlaneGeometry,
  Scene,
  Vector3,
  WebGLRenderer,
  type Material,
} from 'three';
import type { SolidFigure, SolidMoment, SolidMovement } from '../core/solid';
import type { Vec3 } from '../logic/disc-colours';
import { buildBones, type Stiff } from './bone-mesh';
import { Eye, findBack, findPlaces } from './camera';
import { colourDiscs, discTriangles, discVertices, poseDiscs } from './discs';
import { Field } from './field';
import { makeGeometry, numbersOf } from './geometry';
import { Ghost } from './ghost';
import { Glow } from './glow';
import { castShadow, shadowSide_m } from './ground-shadow';
import { findHollows } from './hollows';
import type { Look } from './look';
import { disposeMaterials, makeMaterials } from './materials';
import { originOf, sacralPlate, vertebraCount } from './placed';
import { buildRibs } from './rib-mesh';
import { poseSkin, settleSkin, shapesOf, type Skin } from './skin';
import { Things } from './things';

type Numbers = Float32Array;

const pixelRatioMost = 1.5;
const lift_m = 0.002;

/** The figure on a canvas. It draws when it is told to, and costs nothing while it is not. */
export class Stage {
  readonly eye: Eye;
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #figure: SolidFigure;
  readonly #skin: Skin;
  readonly #field: Field;
  readonly #bones: Stiff;
  readonly #ribs: Stiff;
  readonly #look: Look;
  readonly #materials;
  readonly #things: Things;
  readonly #body: BufferGeometry;
  #ghost: Ghost | undefined;
  #ghostly: SolidMoment | undefined;
  readonly #skeleton: BufferGeometry;
  readonly #cage: BufferGeometry;
  readonly #glow: Glow;
  #views: { whole: Vector3[]; back: Vector3[] } = { whole: [], back: [] };
  #framed: SolidMovement | undefined;
  #isClose = false;
  /** Folds are smoothed while there is time for it. */
  #settles = true;
  readonly #discs: BufferGeometry;
  readonly #ground: Mesh;
  readonly #floor: number;
  readonly #spine: Vector3[] = Array.from({ length: vertebraCount + 2 }, () => new Vector3());

  /** Throws where the browser gives no WebGL. `movement` frames the picture. */
  constructor(
    canvas: HTMLCanvasElement,
    figure: SolidFigure,
    skin: Skin,
    movement: SolidMovement,
    look: Look,
  ) {
    const context = canvas.getContext('webgl2', { antialias: true, alpha: true });
    if (!context || context.isContextLost()) throw new Error('this browser gives no WebGL');
    this.#renderer = new WebGLRenderer({ canvas, context, antialias: true, alpha: true });
    this.#renderer.setPixelRatio(Math.min(pixelRatioMost, globalThis.devicePixelRatio || 1));
    this.#figure = figure;
    this.#skin = skin;
    this.#field = new Field(shapesOf(figure), figure.bind);
    this.#bones = buildBones(figure);
    this.#ribs = buildRibs(figure);
    this.#look = look;
    this.#materials = makeMaterials(look);
    this.#things = new Things(movement.props, this.#materials);
    this.eye = new Eye([]);
    this.frame(movement);
    this.eye.yaw_deg = movement.yaw_deg;
    this.eye.pitch_deg = movement.pitch_deg;
    const { inside, first, front, bone, rib, disc, shadow } = this.#materials;

    this.#body = makeGeometry(skin.triangles, skin.cloth.length);
    this.#body.setAttribute('cloth', new BufferAttribute(skin.cloth, 1));
    this.#body.setAttribute('hair', new BufferAttribute(skin.hair, 1));
    const open = new BufferAttribute(new Float32Array(skin.cloth.length).fill(1), 1);
    this.#body.setAttribute('open', open.setUsage(DynamicDrawUsage));
    this.#skeleton = makeGeometry(this.#bones.triangles, this.#bones.places.length / 3);
    this.#cage = makeGeometry(this.#ribs.triangles, this.#ribs.places.length / 3);
    this.#glow = new Glow(look.theme);
    this.#discs = makeGeometry(discTriangles(), discVertices);
    this.#discs.setAttribute('tint', new BufferAttribute(new Float32Array(3 * discVertices), 3));
    this.#floor = movement.props.some(({ kind }) => kind === 'mat') ? lift_m : -lift_m;
    const plane = new PlaneGeometry(shadowSide_m, shadowSide_m);
    // Laid flat, so that the picture's rows run along z.
    plane.rotateX(Math.PI / 2);
    this.#ground = new Mesh(plane, shadow);
    shadow.side = 2;

    this.#things.group.traverse((one) => (one.renderOrder = -20));
    this.#scene.add(this.#things.group, this.#ground);
    this.#add(this.#body, inside, -10);
    this.#scene.add(this.#glow.points);
    this.#add(this.#skeleton, bone, 1);
    this.#add(this.#discs, disc, 1);
    this.#add(this.#cage, rib, 4);
    this.#add(this.#body, first, 5);
    this.#add(this.#body, front, 6);
  }

  #add(geometry: BufferGeometry, material: Material, order: number): void {
    const mesh = new Mesh(geometry, material);
    mesh.frustumCulled = false;
    mesh.renderOrder = order;
    this.#scene.add(mesh);
  }

  #pose(geometry: BufferGeometry, skin: Stiff, bones: number[]): void {
    const places = numbersOf(geometry, 'position');
    poseSkin(skin, this.#figure.bind, bones, places, numbersOf(geometry, 'normal'));
    geometry.getAttribute('position').needsUpdate = true;
    geometry.getAttribute('normal').needsUpdate = true;
  }

  /** Puts the body where the moment says; `loads`, per cent of standing, colour the discs. */
  pose(moment: SolidMoment, loads: number[] | undefined): void {
    const { bones } = moment;
    this.#pose(this.#body, this.#skin, bones);
    if (this.#settles) {
      this.#field.place(bones);
      const { position, normal } = this.#body.attributes;
      const [places, normals] = [position!.array as Numbers, normal!.array as Numbers];
      settleSkin(this.#field, this.#skin, places, normals);
      findHollows(places, normals, originOf(bones, 0), numbersOf(this.#body, 'open'));
      this.#body.getAttribute('open').needsUpdate = true;
    }
    this.#pose(this.#skeleton, this.#bones, bones);
    this.#pose(this.#cage, this.#ribs, bones);
    poseDiscs(this.#figure, bones, loads, numbersOf(this.#discs, 'position'));
    this.#discs.getAttribute('position').needsUpdate = true;
    this.#discs.computeVertexNormals();
    const { theme, tone } = this.#look;
    colourDiscs(loads, theme, tone.disc!, numbersOf(this.#discs, 'tint'));
    this.#discs.getAttribute('tint').needsUpdate = true;
    this.#glow.pose(bones, loads);
    this.#things.hold(moment.rods ?? []);
    this.#cast(bones);
    const along = [sacralPlate, ...Array.from({ length: vertebraCount + 1 }, (_, i) => i + 1)];
    along.forEach((bone, i) => this.#spine[i]!.set(...originOf(bones, bone)));
  }

  /** Shows as air where the body was at this moment; nothing for no such thing. */
  haunt(moment: SolidMoment | undefined): void {
    if (moment === this.#ghostly) return;
    this.#ghostly = moment;
    if (moment && !this.#ghost) {
      this.#ghost = new Ghost(this.#skin, this.#materials);
      this.#scene.add(this.#ghost.group);
    }
    if (this.#ghost) this.#ghost.group.visible = moment !== undefined;
    if (moment) this.#ghost!.pose(this.#figure, this.#field, moment);
  }

  #cast(bones: number[]): void {
    const [x, , z] = originOf(bones, 0);
    this.#ground.position.set(x, this.#floor, z);
    const { shadowMap } = this.#materials;
    const out = shadowMap.image.data as Uint8Array;
    castShadow(numbersOf(this.#body, 'position'), 0, [x, z], out);
    shadowMap.needsUpdate = true;
  }

  draw(): void {
    const { canvas } = this.#gl();
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0 || height === 0) return;
    this.#renderer.setSize(width, height, false);
    this.eye.look(width / height);
    this.#glow.fit(this.#renderer.domElement.height);
    const spine = this.#materials.front.uniforms.spine!.value as Vector3[];
    spine.forEach((point, i) =>
      point.copy(this.#spine[i]!).applyMatrix4(this.eye.camera.matrixWorldInverse),
    );
    this.#renderer.render(this.#scene, this.eye.camera);
  }
  /** Looks at the back alone, or at the whole body and its things. */
  lookCloser(close: boolean): void {
    this.#isClose = close;
    this.eye.places = close ? this.#views.back : this.#views.whole;
  }
  /** What is to be in the picture from now on. */
  frame(movement: SolidMovement): void {
    if (movement === this.#framed) return;
    this.#framed = movement;
    this.#views = { whole: findPlaces(movement), back: findBack(movement) };
    this.lookCloser(this.#isClose);
  }
  /** Where a place of the world is in the last picture, pixels of the page from its corner; see Locate. */
  locate(place: Vec3): Vec3 {
    const { clientWidth: width, clientHeight: height } = this.#renderer.domElement;
    const seen = new Vector3(...place).project(this.eye.camera);
    return [((1 + seen.x) / 2) * width, ((1 - seen.y) / 2) * height, seen.z];
  }
  /** For a machine that is slow at it: fewer pixels, and folds as the bones leave them. */
  coarsen(): void {
    this.#settles = false;
    this.#renderer.setPixelRatio(0.75);
  }
  #gl() {
    return { canvas: this.#renderer.domElement };
  }

  /** What the last picture cost. */
  get cost(): { calls: number; triangles: number } {
    const { calls, triangles } = this.#renderer.info.render;
    return { calls, triangles };
  }

  dispose(): void {
    const { geometry } = this.#ground;
    for (const one of [this.#body, this.#skeleton, this.#cage, this.#discs, geometry])
      one.dispose();
    this.#things.dispose();
    this.#ghost?.dispose();
    this.#glow.dispose();
    disposeMaterials(this.#materials);
    this.#renderer.dispose();
  }
}
