import type { Exercise, Letter, Matrix, Need, Plan } from '../api/types';

/** What is looked for in the library; it lives in the address, so that the way back finds it. */
export interface LibraryQuery {
  words: string;
  condition: string;
  region: string;
  position: string;
  equipment: string;
  may: boolean;
}

export type Permission = 'planned' | 'open' | 'refused';

const names = ['words', 'condition', 'region', 'position', 'equipment'] as const;

export function parseQuery(search: string): LibraryQuery {
  const given = new URLSearchParams(search);
  const read = (name: string) => given.get(name) ?? '';
  return {
    words: read('words'),
    condition: read('condition'),
    region: read('region'),
    position: read('position'),
    equipment: read('equipment'),
    may: given.has('may'),
  };
}

export function formatQuery(query: LibraryQuery): string {
  const out = new URLSearchParams();
  for (const name of names) if (query[name]) out.set(name, query[name]);
  if (query.may) out.set('may', 'yes');
  return out.toString();
}

export function isFiltered(query: LibraryQuery): boolean {
  return formatQuery({ ...query, words: '' }) !== '';
}

export function findLetter(matrix: Matrix, exercise: string, condition: string): Letter | undefined {
  return matrix.rows.find((row) => row.exercise === exercise)?.cells[condition];
}

/** In today's plan, open to be practised besides, or refused, as the core has said. */
export function findPermission(plan: Plan, practicable: Set<string>, exercise: string): Permission {
  if (plan.lines.some((line) => line.exercise === exercise)) return 'planned';
  return practicable.has(exercise) ? 'open' : 'refused';
}

/** Every need of an exercise and of its lowest rung, which is where it begins. */
export function needsOf(exercise: Exercise): Need[] {
  return [...(exercise.needs ?? []), ...(exercise.ladder[0]?.needs ?? [])];
}

/** The filter "nothing to buy": each need is met by something that a household has. */
export const nothingSpecial = 'household';

export function fitsEquipment(exercise: Exercise, wanted: string, household: Set<string>): boolean {
  const needs = needsOf(exercise);
  if (wanted !== nothingSpecial) return needs.some((need) => need.any.includes(wanted));
  return needs.every((need) => need.any.some((item) => household.has(item)));
}

/** The heading under which an exercise stands: the page's own, for the neck, else its first goal. */
export function findGroup(exercise: Exercise): string {
  if (exercise.origin === 'page') return 'page';
  if (exercise.regions[0] === 'neck') return 'neck';
  return exercise.goals[0] ?? 'mobilise';
}
