/** Light that an illustration wants: one warm key, sky and floor, a cool fill, a rim. View space. */
const light = `
uniform vec3 key, keyColour, rim;
uniform float dark;
vec3 shadeOf(vec3 n, vec3 v, vec3 base, vec3 shade, float open, out float fresnel) {
  vec3 k = normalize((viewMatrix * vec4(key, 0.0)).xyz);
  vec3 up = (viewMatrix * vec4(0.0, 1.0, 0.0, 0.0)).xyz;
  float lit = pow(max((dot(n, k) + 0.45) / 1.45, 0.0), 2.0);
  float hemi = 0.5 + 0.5 * dot(n, up);
  float fill = 0.5 + 0.5 * dot(n, normalize(vec3(-0.8, 0.25, 0.4)));
  fresnel = pow(1.0 - clamp(dot(n, v), 0.0, 1.0), 2.6);
  float l = (0.05 + 0.58 * lit + 0.26 * hemi + 0.18 * fill) * mix(0.45, 1.0, open);
  vec3 h = normalize(k + v);
  float shine = 0.16 * pow(max(dot(n, h), 0.0), 46.0) + 0.07 * pow(max(dot(n, h), 0.0), 9.0);
  return mix(shade, base, smoothstep(0.0, 1.0, l)) * mix(vec3(1.0), keyColour, 0.5 * lit)
    + shine * keyColour;
}`;

/** Every pass puts the skin at the very same depth. */
const place = `
invariant gl_Position;
varying vec3 vNormal, vPlace;
void put() {
  vec4 p = modelViewMatrix * vec4(position, 1.0);
  vNormal = normalMatrix * normal;
  vPlace = p.xyz;
  gl_Position = projectionMatrix * p;
}`;

/** A window along the spine opens the skin, whichever way the body bends or is turned. */
export const bodyVertex = `
attribute float cloth, hair, open;
uniform vec3 spine[25];
varying float vCloth, vHair, vWindow, vOpen;
${place}
void main() {
  put();
  vCloth = cloth;
  vHair = hair;
  vOpen = open;
  float nearest = 1.0;
  for (int i = 0; i < 24; ++i) {
    vec2 a = spine[i].xy * (vPlace.z / spine[i].z);
    vec2 b = spine[i + 1].xy * (vPlace.z / spine[i + 1].z);
    vec2 w = b - a;
    float t = clamp(dot(vPlace.xy - a, w) / max(dot(w, w), 1e-9), 0.0, 1.0);
    float wide = mix(1.0, 0.5, smoothstep(14.0, 20.0, float(i)));
    nearest = min(nearest, length(vPlace.xy - a - t * w) / wide);
  }
  vWindow = 1.0 - smoothstep(0.035, 0.115, nearest);
}`;

export const bodyFragment = `
uniform vec3 base, shade, clothBase, hairBase;
uniform float bodyAlpha, windowAlpha;
varying float vCloth, vHair, vWindow, vOpen;
varying vec3 vNormal, vPlace;
${light}
void main() {
  vec3 n = normalize(vNormal);
  vec3 v = normalize(-vPlace);
  // Far from an edge nothing changes from one pixel to the next, and a step needs some width.
  float wideCloth = max(fwidth(vCloth), 1e-5), wideHair = max(fwidth(vHair), 1e-5);
  float c = smoothstep(-wideCloth, wideCloth, vCloth);
  float h = smoothstep(-wideHair, wideHair, vHair);
  vec3 tone = mix(mix(base, clothBase, c), hairBase, h);
  float fresnel;
  vec3 colour = shadeOf(n, v, tone, shade * mix(1.0, 0.75, max(c, h)), vOpen, fresnel);
  colour = dark > 0.5 ? colour + 0.75 * fresnel * rim : mix(colour, rim, 0.62 * fresnel);
  float alpha = mix(mix(bodyAlpha, windowAlpha, vWindow), 1.0, 0.75 * fresnel);
  gl_FragColor = vec4(colour, alpha);
}`;

/** The inner side of the skin, a dim ground behind the bones. */
export const insideFragment = `
uniform vec3 inFacing, inGrazing;
varying float vCloth, vHair, vWindow;
varying vec3 vNormal, vPlace;
void main() {
  float facing = abs(dot(normalize(vNormal), normalize(-vPlace)));
  gl_FragColor = vec4(mix(inGrazing, inFacing, facing), 0.8);
}`;

export const plainVertex = `
${place}
void main() { put(); }`;

export const plainFragment = `
uniform vec3 base, shade;
uniform float alpha;
varying vec3 vNormal, vPlace;
${light}
void main() {
  vec3 n = normalize(vNormal);
  float fresnel;
  vec3 colour = shadeOf(n, normalize(-vPlace), base, shade, 1.0, fresnel);
  gl_FragColor = vec4(colour, alpha);
}`;

/** A disc is nearly unlit: its colour says something. */
export const discVertex = `
attribute vec3 tint;
varying vec3 vTint;
${place}
void main() { put(); vTint = tint; }`;

export const discFragment = `
varying vec3 vTint, vNormal, vPlace;
${light}
void main() {
  float fresnel;
  vec3 lit = shadeOf(normalize(vNormal), normalize(-vPlace), vTint, 0.45 * vTint, 1.0, fresnel);
  gl_FragColor = vec4(mix(lit, vTint, 0.75), 1.0);
}`;

export const shadowVertex = `
varying vec2 vAt;
void main() {
  vAt = uv;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;
export const shadowFragment = `
uniform sampler2D map;
uniform vec3 tone;
uniform float strength;
varying vec2 vAt;
void main() { gl_FragColor = vec4(tone, strength * texture2D(map, vAt).r); }`;

/** Where the movement began: an outline of air. */
export const ghostFragment = `
uniform vec3 rim;
varying vec3 vNormal, vPlace;
void main() {
  float facing = clamp(dot(normalize(vNormal), normalize(-vPlace)), 0.0, 1.0);
  gl_FragColor = vec4(rim, 0.5 * (0.1 + 0.9 * pow(1.0 - facing, 2.6)));
}`;
