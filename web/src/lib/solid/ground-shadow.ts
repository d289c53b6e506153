/** A soft shadow of what is near the floor: vertices are strewn on a grid and blurred. */
export const shadowCells = 96;
export const shadowSide_m = 3;

const falloff_per_m = 5;
const blurs = 3;

function blurLines(from: Float32Array, to: Float32Array, step: number, line: number): void {
  const n = shadowCells;
  for (let l = 0; l < n; l += 1)
    for (let i = 0; i < n; i += 1) {
      const at = l * line + i * step;
      const before = i > 0 ? from[at - step]! : 0;
      const after = i < n - 1 ? from[at + step]! : 0;
      to[at] = (before + 2 * from[at]! + after) / 4;
    }
}

/** Writes the darkness, 0 to 255, over a square about (x, z). */
export function castShadow(
  places: Float32Array,
  floor: number,
  [x0, z0]: [number, number],
  out: Uint8Array,
): void {
  const n = shadowCells;
  const cell = shadowSide_m / n;
  const dark = new Float32Array(n * n);
  for (let v = 0; v < places.length; v += 3) {
    const i = Math.floor((places[v]! - x0) / cell + n / 2);
    const j = Math.floor((places[v + 2]! - z0) / cell + n / 2);
    if (i < 0 || j < 0 || i >= n || j >= n) continue;
    const near = Math.exp(-falloff_per_m * Math.max(0, places[v + 1]! - floor));
    dark[j * n + i] = Math.max(dark[j * n + i]!, near);
  }
  const other = new Float32Array(n * n);
  for (let b = 0; b < blurs; b += 1) {
    blurLines(dark, other, 1, n);
    blurLines(other, dark, n, 1);
  }
  for (let i = 0; i < out.length; i += 1) out[i] = Math.min(255, 255 * dark[i]!);
}
