import { describe, expect, test } from 'vitest';
import { colourOfLoad, readHex, writeRgb } from './disc-colours';

describe('the colour of a disc', () => {
  test.each(['light', 'dark'] as const)('is stone in standing, in the %s theme', (theme) => {
    const [r, , b] = colourOfLoad(100, theme);
    expect(Math.abs(r - b)).toBeLessThan(0.06);
  });
  test.each(['light', 'dark'] as const)('is blue below and orange above: %s', (theme) => {
    const [coolRed, , coolBlue] = colourOfLoad(20, theme);
    expect(coolBlue).toBeGreaterThan(coolRed + 0.2);
    const [warmRed, , warmBlue] = colourOfLoad(180, theme);
    expect(warmRed).toBeGreaterThan(warmBlue + 0.3);
  });
  test('is that of the scale at its stops, and stays at its ends', () => {
    expect(writeRgb(colourOfLoad(160, 'light'))).toBe(writeRgb(readHex('#EE9A3A')));
    expect(colourOfLoad(900, 'light')).toEqual(colourOfLoad(320, 'light'));
    expect(colourOfLoad(-400, 'dark')).toEqual(colourOfLoad(-60, 'dark'));
  });
});
