import { expect, test } from 'vitest';
import { findOpenEdges } from './details';

test('an open edge is one that belongs to a single triangle', () => {
  // A fan of four triangles about vertex 4: its rim is open, its middle is not.
  const fan = [0, 1, 4, 1, 2, 4, 2, 3, 4, 3, 0, 4];
  expect([...findOpenEdges(fan, 5)]).toEqual([1, 1, 1, 1, 0]);
  // A tetrahedron is closed.
  expect([...findOpenEdges([0, 1, 2, 0, 3, 1, 1, 3, 2, 2, 3, 0], 4)]).toEqual([0, 0, 0, 0]);
});
