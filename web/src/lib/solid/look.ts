import { readHex, type ColourTheme, type Vec3 } from '../logic/disc-colours';

export interface Look {
  theme: ColourTheme;
  tone: Record<string, Vec3>;
  bodyAlpha: number;
  windowAlpha: number;
  shadow: number;
}

const light =
  'base DCE3E6 shade 6F8797 rim 46616F cloth 7F9CAA hair 6F8797 inFacing 7C93A1 inGrazing 5C7485 ' +
  'bone F4E9D3 boneShade 8A6F52 key FFF4E4 shadow 5B4A3C mat B9C3B4 wood C9AE8C metal 7C868C ' +
  'soft EFE6D8 wall EEF2F3 strap A2693F band 3F7D68 water 7FB4CF disc C9C5BD';
const dark =
  'base 8FA8B6 shade 22333F rim BFE3F2 cloth 4A6878 hair 42586A inFacing 1B2A33 inGrazing 2C4452 ' +
  'bone DFD3BC boneShade 5E4A38 key FFE9CF shadow 000000 mat 3F5350 wood 7A6148 metal 93A0A8 ' +
  'soft 55636B wall 35464F strap D09A6C band 86C9B0 water 5D9AB8 disc C4C0B8';

function readTones(list: string): Record<string, Vec3> {
  const words = list.split(' ');
  const tones: Record<string, Vec3> = {};
  for (let i = 0; i < words.length; i += 2) tones[words[i]!] = readHex(words[i + 1]!);
  return tones;
}

/** The colours of paper and porcelain, or of slate. */
export const looks: Record<ColourTheme, Look> = {
  light: { theme: 'light', tone: readTones(light), bodyAlpha: 0.93, windowAlpha: 0.25, shadow: 0.5 },
  dark: { theme: 'dark', tone: readTones(dark), bodyAlpha: 0.8, windowAlpha: 0.22, shadow: 0.8 },
};
