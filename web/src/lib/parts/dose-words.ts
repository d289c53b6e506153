import type { Rung, Sides } from '../api/types';
import { splitSpan } from '../logic/format';
import { formatMass, type UnitSystem } from '../logic/units';
import { languageTag, t, tn } from '../text/text.svelte';

/** "2 minutes", "1 minute 30 seconds", "45 seconds". */
export function spanWords(seconds: number): string {
  const span = splitSpan(seconds);
  const parts = [];
  if (span.minutes > 0) parts.push(tn('page.dose.minutes', span.minutes));
  if (span.seconds > 0 || span.minutes === 0) parts.push(tn('page.dose.seconds', span.seconds));
  return parts.join(' ');
}

/** A dose in words, in the order in which it is done. A rung's own sides win over the exercise's. */
export function doseWords(dose: Rung, usual: Sides, units: UnitSystem): string[] {
  const sides = dose.sides ?? usual;
  const words: string[] = [];
  const sets = dose.sets ?? 1;
  if (sets > 1) words.push(tn('page.dose.sets', sets));
  if (dose.reps > 1) words.push(tn('page.dose.reps', dose.reps));
  if (dose.hold_s > 0) {
    const span = spanWords(dose.hold_s);
    words.push(dose.reps > 1 ? t('page.dose.hold_each', { span }) : span);
  }
  if (sides !== 'none') words.push(t(`page.dose.sides.${sides}`));
  if (dose.load_g) words.push(t('page.dose.load', { mass: formatMass(dose.load_g, units, languageTag()) }));
  if (dose.per_day > 1) words.push(tn('page.dose.per_day', dose.per_day));
  return words;
}
