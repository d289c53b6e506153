/** One side of a comparison: a position of a movement at a level, with other weights in the hands. */
export interface Variant {
  movement: string;
  level: number;
  at: 'start' | 'held';
  /** Both hands together; nothing: what the movement has. */
  hands_kg?: number;
}
export interface Comparison {
  id: string;
  a: Variant;
  b: Variant;
}

const held = (movement: string, level: number, hands_kg?: number): Variant => ({
  movement,
  level,
  at: 'held',
  ...(hands_kg !== undefined && { hands_kg }),
});
/** The same in both hands, or the comparison would be one of weights. */
const liftedKg = 10;

/** Comparisons that teach something, in the order in which they are shown. */
export const comparisons: Comparison[] = [
  { id: 'hang', a: held('EX04', 1), b: held('EX04', 2) },
  { id: 'cat', a: held('EX01', 1), b: { movement: 'EX01', level: 1, at: 'start' } },
  { id: 'front', a: held('EX05', 1), b: held('EX40', 1) },
  { id: 'lift', a: held('AV08', 1, liftedKg), b: held('EX36', 5, liftedKg) },
];

/** Less than this many per cent of standing apart is no difference that the model could tell. */
export const alike_percent = 10;

export type Verdict = 'alike' | 'first_less' | 'second_less';
export function judge(a: number, b: number): Verdict {
  if (Math.abs(a - b) < alike_percent) return 'alike';
  return a < b ? 'first_less' : 'second_less';
}
