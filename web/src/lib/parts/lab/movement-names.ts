import type { Content } from '../../core/content';
import type { Variant } from '../../logic/comparisons';
import { t } from '../../text/text.svelte';

export const movementName = (id: string): string =>
  t(id.startsWith('AV') ? `avoided.${id}.name` : `exercise.${id}.name`);

/** Everything that has a movement, exercises first. */
export function listMovements({ movements }: Content): { id: string; text: string }[] {
  const ids = [...movements.keys()].sort((a, b) => Number(a[0] === 'A') - Number(b[0] === 'A'));
  return ids.map((id) => ({ id, text: movementName(id) }));
}

/** The levels whose positions differ. */
export function listLevels({ movements }: Content, id: string): number[] {
  const { keyframes } = movements.get(id)!;
  const own = new Set(keyframes.flatMap(({ levels = [] }) => levels));
  if (keyframes.some(({ levels }) => !levels?.length)) own.add(1);
  return [...own].sort((a, b) => a - b);
}

export function nameOf(content: Content, { movement, level, at, hands_kg }: Variant): string {
  const levels = listLevels(content, movement);
  return [
    movementName(movement),
    levels.length > 1 ? t('page.compare.level_short', { level }) : '',
    t(`page.compare.at.${at}`),
    hands_kg ? t('page.compare.with', { mass: hands_kg }) : '',
  ]
    .filter(Boolean)
    .join(', ');
}
