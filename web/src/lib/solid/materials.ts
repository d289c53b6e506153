import {
  BackSide,
  CustomBlending,
  DataTexture,
  DoubleSide,
  FrontSide,
  LinearFilter,
  OneFactor,
  OneMinusSrcAlphaFactor,
  RedFormat,
  ShaderMaterial,
  SrcAlphaFactor,
  Vector3,
  type ShaderMaterialParameters,
} from 'three';
import type { Vec3 } from '../logic/disc-colours';
import { shadowCells } from './ground-shadow';
import type { Look } from './look';
import * as shaders from './shaders';

const colour = (rgb: Vec3) => ({ value: new Vector3(...rgb) });

function lightOf({ tone, theme }: Look) {
  return {
    key: { value: new Vector3(0.45, 0.75, 0.55) },
    keyColour: colour(tone.key!),
    rim: colour(tone.rim!),
    dark: { value: theme === 'dark' ? 1 : 0 },
  };
}

/** Ribs are a hint. */
const ribAlpha = 0.38;

export interface Materials {
  inside: ShaderMaterial;
  front: ShaderMaterial;
  first: ShaderMaterial;
  ghostFirst: ShaderMaterial;
  ghost: ShaderMaterial;
  bone: ShaderMaterial;
  rib: ShaderMaterial;
  disc: ShaderMaterial;
  shadow: ShaderMaterial;
  things: Map<string, ShaderMaterial>;
  shadowMap: DataTexture;
}

function makePlain(look: Look, base: Vec3, shade: Vec3, alpha = 1): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader: shaders.plainVertex,
    fragmentShader: shaders.plainFragment,
    uniforms: {
      ...lightOf(look),
      base: colour(base),
      shade: colour(shade),
      alpha: { value: alpha },
    },
    side: DoubleSide,
    transparent: alpha < 1,
    depthWrite: alpha === 1,
  });
}

/** Depth alone, a hair behind the skin that it stands for, so that rounding never puts it in front. */
function makeDepth(): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader: shaders.plainVertex,
    fragmentShader: 'void main() { gl_FragColor = vec4(0.0); }',
    colorWrite: false,
    transparent: true,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 4,
  });
}

/** What everything is painted with, in the order: inside, bones, shadow, depth, front. */
export function makeMaterials(look: Look): Materials {
  const { tone } = look;
  const uniforms = {
    ...lightOf(look),
    base: colour(tone.base!),
    shade: colour(tone.shade!),
    clothBase: colour(tone.cloth!),
    hairBase: colour(tone.hair!),
    inFacing: colour(tone.inFacing!),
    inGrazing: colour(tone.inGrazing!),
    bodyAlpha: { value: look.bodyAlpha },
    windowAlpha: { value: look.windowAlpha },
    spine: { value: Array.from({ length: 25 }, () => new Vector3(0, 0, -1)) },
  };
  const body = (fragmentShader: string, more: ShaderMaterialParameters) =>
    new ShaderMaterial({ vertexShader: shaders.bodyVertex, fragmentShader, uniforms, ...more });
  const shadowMap = new DataTexture(
    new Uint8Array(shadowCells * shadowCells),
    shadowCells,
    shadowCells,
    RedFormat,
  );
  shadowMap.magFilter = LinearFilter;
  shadowMap.minFilter = LinearFilter;
  const things = new Map<string, ShaderMaterial>();
  for (const name of ['mat', 'wood', 'metal', 'soft', 'wall', 'strap', 'band']) {
    const base = tone[name]!;
    things.set(name, makePlain(look, base, base.map((c) => 0.62 * c) as Vec3));
  }
  things.set('water', makePlain(look, tone.water!, tone.water!, 0.28));
  return {
    // Blended, but painted before the bones, so it counts as solid for the order.
    inside: body(shaders.insideFragment, {
      side: BackSide,
      depthWrite: false,
      blending: CustomBlending,
      blendSrc: SrcAlphaFactor,
      blendDst: OneMinusSrcAlphaFactor,
      blendSrcAlpha: OneFactor,
      blendDstAlpha: OneMinusSrcAlphaFactor,
    }),
    front: body(shaders.bodyFragment, { side: FrontSide, transparent: true, depthWrite: false }),
    first: makeDepth(),
    ghostFirst: makeDepth(),
    ghost: new ShaderMaterial({
      vertexShader: shaders.plainVertex,
      fragmentShader: shaders.ghostFragment,
      uniforms: lightOf(look),
      transparent: true,
      depthWrite: false,
    }),
    bone: makePlain(look, tone.bone!, tone.boneShade!),
    rib: makePlain(look, tone.bone!, tone.boneShade!, ribAlpha),
    disc: new ShaderMaterial({
      vertexShader: shaders.discVertex,
      fragmentShader: shaders.discFragment,
      uniforms: lightOf(look),
    }),
    shadow: new ShaderMaterial({
      vertexShader: shaders.shadowVertex,
      fragmentShader: shaders.shadowFragment,
      uniforms: {
        map: { value: shadowMap },
        tone: colour(tone.shadow!),
        strength: { value: look.shadow },
      },
      transparent: true,
      depthWrite: false,
    }),
    things,
    shadowMap,
  };
}

export function disposeMaterials(materials: Materials): void {
  const { things, shadowMap, ...others } = materials;
  for (const one of [...Object.values(others), ...things.values()]) one.dispose();
  shadowMap.dispose();
}
