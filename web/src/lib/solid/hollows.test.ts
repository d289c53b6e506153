import { expect, test } from 'vitest';
import { findHollows } from './hollows';

/** Two squares of 40 cm, one above the other; `way` is where the lower one faces, up or down. */
function makePlates(gap_m: number, way: 1 | -1) {
  const places: number[] = [];
  const normals: number[] = [];
  const plates: [number, number][] = [[0.5, way], [0.5 + gap_m, -way]];
  for (const [y, up] of plates)
    for (let i = 0; i <= 40; i += 1)
      for (let j = 0; j <= 40; j += 1) {
        places.push((i - 20) / 100, y, (j - 20) / 100);
        normals.push(0, up, 0);
      }
  const out = new Float32Array(places.length / 3);
  findHollows(Float32Array.from(places), Float32Array.from(normals), [0, 0.5, 0], out);
  return out;
}
const middle = 20 * 41 + 20;

test('what faces something near lies in a hollow, and less so at its edge', () => {
  const near = makePlates(0.1, 1);
  expect(near[middle]!).toBeLessThan(0.4);
  expect(near[0]!).toBeGreaterThan(near[middle]! + 0.2);
  expect(makePlates(0.13, 1)[middle]!).toBeGreaterThan(near[middle]!);
});
test('what faces away from it is open', () => {
  for (const one of makePlates(0.1, -1)) expect(one).toBeGreaterThan(0.99);
});
test('the floor darkens what faces it', () => {
  const out = new Float32Array(2);
  findHollows(Float32Array.of(0, 0.01, 0, 0.5, 0.01, 0), Float32Array.of(0, -1, 0, 0, 1, 0), [0, 0, 0], out);
  expect(out[0]!).toBeLessThan(0.8);
  expect(out[1]!).toBeCloseTo(1, 5);
});
