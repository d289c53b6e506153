import type { Id, Matrix } from '../api/types';

/**
 * Exercises that a professional's key opens for these conditions, as the matrix says: some
 * condition asks for a key and none rules them out. Whether a key opens one, the core decides.
 */
export function findKeyed(matrix: Matrix, conditions: Id[]): Id[] {
  return matrix.rows
    .filter(({ cells }) => {
      const letters = conditions.map((condition) => cells[condition]);
      return letters.includes('K') && !letters.includes('X');
    })
    .map(({ exercise }) => exercise);
}
