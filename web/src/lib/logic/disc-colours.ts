/** Three numbers: a place, a direction, or a colour from 0 to 1. */
export type Vec3 = [number, number, number];

/** Per cent of the same person's standing, and the colour of it: cool below, stone, warm above. */
const stops = [-60, 0, 50, 85, 100, 115, 160, 220, 320];
const scales = {
  light: '2B2A7A 2763B8 63A9D8 A9C3D0 C9C5BD E3C08A EE9A3A CF5A1E 8E2310',
  dark: '7A74F0 4C93E6 79BEEC AECBD8 C4C0B8 E6BE84 F5A33F EE6B2A D6402A',
};
export type ColourTheme = keyof typeof scales;

export function readHex(hex: string): Vec3 {
  const value = parseInt(hex.replace('#', ''), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

const toLinear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const toGamma = (c: number) => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);

/** OKLab (Ottosson 2020): in it a mix looks half-way between. */
function toLab(rgb: Vec3): Vec3 {
  const [r, g, b] = rgb.map(toLinear) as Vec3;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
function toRgb([L, a, b]: Vec3): Vec3 {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear: Vec3 = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return linear.map((c) => toGamma(Math.min(1, Math.max(0, c)))) as Vec3;
}

const labs = {
  light: scales.light.split(' ').map((hex) => toLab(readHex(hex))),
  dark: scales.dark.split(' ').map((hex) => toLab(readHex(hex))),
};

/** The colour of a disc that carries `percent` of what it carries in standing. */
export function colourOfLoad(percent: number, theme: ColourTheme): Vec3 {
  const list = labs[theme];
  const last = stops.length - 1;
  const at = Math.min(stops[last]!, Math.max(stops[0]!, percent));
  let i = 0;
  while (i < last - 1 && at > stops[i + 1]!) i += 1;
  const share = (at - stops[i]!) / (stops[i + 1]! - stops[i]!);
  return toRgb(list[i]!.map((c, k) => c + share * (list[i + 1]![k]! - c)) as Vec3);
}

export function writeRgb(rgb: Vec3): string {
  return `rgb(${rgb.map((c) => Math.round(c * 255)).join(' ')})`;
}
