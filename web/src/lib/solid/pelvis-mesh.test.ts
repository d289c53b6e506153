import { expect, test } from 'vitest';
import { smoothOut } from './pelvis-mesh';

test('a smooth way goes through every place, and straight where they are in line', () => {
  const places: [number, number, number][] = [[0, 0, 0], [1, 2, 0], [3, 2, 1], [4, 0, 1]];
  const way = smoothOut(places);
  for (const place of places)
    expect(Math.min(...way.map((p) => Math.hypot(...p.map((c, k) => c - place[k]!))))).toBeLessThan(1e-9);
  for (const [x, y] of smoothOut([[0, 0, 0], [1, 1, 0], [2, 2, 0]])) expect(y).toBeCloseTo(x!, 9);
});
