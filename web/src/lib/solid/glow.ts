import {
  AdditiveBlending,
  BufferAttribute,
  BufferGeometry,
  CustomBlending,
  OneFactor,
  OneMinusSrcAlphaFactor,
  Points,
  ShaderMaterial,
  SrcAlphaFactor,
} from 'three';
import { colourOfLoad, type ColourTheme } from '../logic/disc-colours';
import { findDisc } from './locate';
import { vertebraCount } from './placed';

const lumbarDiscs = 5;
/** Per cent away from standing at which it is brightest. */
const full = 110;
const strength = { light: 0.46, dark: 0.3 };
/** Thorax and neck are close together, and the least sure. */
const above = 0.6;

/** Over what is there; the canvas shows the page through where nothing is. */
const over = {
  blending: CustomBlending,
  blendSrc: SrcAlphaFactor,
  blendDst: OneMinusSrcAlphaFactor,
  blendSrcAlpha: OneFactor,
  blendDstAlpha: OneMinusSrcAlphaFactor,
} as const;

const vertex = `
attribute vec4 tint;
uniform float pixelsPerMetre;
varying vec4 vTint;
void main() {
  vec4 p = modelViewMatrix * vec4(position, 1.0);
  vTint = tint;
  gl_Position = projectionMatrix * p;
  gl_PointSize = pixelsPerMetre * projectionMatrix[1][1] * 0.18 / -p.z;
}`;
const fragment = `
varying vec4 vTint;
void main() {
  vec2 r = 2.0 * gl_PointCoord - 1.0;
  float near = exp(-3.2 * dot(r, r)) - exp(-3.2);
  if (near <= 0.0) discard;
  gl_FragColor = vec4(vTint.rgb, vTint.a * near);
}`;

/** Light around each disc that carries much more or less than in standing: seen from afar. */
export class Glow {
  readonly points: Points;
  readonly #theme: ColourTheme;
  readonly #geometry = new BufferGeometry();
  readonly #material: ShaderMaterial;

  constructor(theme: ColourTheme) {
    this.#theme = theme;
    const array = (size: number) => new BufferAttribute(new Float32Array(size * vertebraCount), size);
    this.#geometry.setAttribute('position', array(3));
    this.#geometry.setAttribute('tint', array(4));
    this.#material = new ShaderMaterial({
      vertexShader: vertex,
      fragmentShader: fragment,
      uniforms: { pixelsPerMetre: { value: 1 } },
      // Painted between the inner side of the skin and the bones, so it counts as solid for the order.
      // What stands before the body hides it too; the body itself has not left its depth yet.
      depthWrite: false,
      ...(theme === 'dark'
        ? { blending: AdditiveBlending }
        : over),
    });
    this.points = new Points(this.#geometry, this.#material);
    this.points.frustumCulled = false;
    this.points.renderOrder = 0;
  }

  pose(bones: ArrayLike<number>, loads: number[] | undefined): void {
    const place = this.#geometry.getAttribute('position');
    const tint = this.#geometry.getAttribute('tint');
    for (let d = 0; d < vertebraCount; d += 1) {
      place.setXYZ(d, ...findDisc(bones, d));
      const load = loads?.[d] ?? 100;
      const share = d < lumbarDiscs ? 1 : above;
      const alpha = Math.min(1, Math.abs(load - 100) / full) * strength[this.#theme] * share;
      tint.setXYZW(d, ...colourOfLoad(load, this.#theme), alpha);
    }
    place.needsUpdate = true;
    tint.needsUpdate = true;
  }
  /** Of a picture so many pixels high. */
  fit(height: number): void {
    this.#material.uniforms.pixelsPerMetre!.value = height / 2;
  }
  dispose(): void {
    this.#geometry.dispose();
    this.#material.dispose();
  }
}
