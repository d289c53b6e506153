import type { Answer, OwnedItem, Question } from '../api/types';
import { regionOfPlaces, zoneLetter } from '../logic/zones';
import { hasText, t } from '../text/text.svelte';

/** An answer as it was meant, in the words of its question. `places`: where it hurts at all. */
export function answerWords(question: Question, answer: Answer, places: string[]): string {
  if (answer.not_sure) return t('page.reply.not_sure');
  if (answer.choices) {
    return answer.choices.map((one) => t(`question.${question.id}.option.${one}`)).join('; ');
  }
  if (answer.pressure) {
    const { systolic, diastolic } = answer.pressure;
    return `${systolic}/${diastolic} ${t('page.pressure.unit')}`;
  }
  if (answer.number !== undefined && question.kind === 'zones') {
    return t(`zone.${zoneLetter(regionOfPlaces(places))}${answer.number}`);
  }
  if (answer.number !== undefined) {
    const unit = question.unit && hasText(`unit.${question.unit}`) ? t(`unit.${question.unit}`) : '';
    return `${answer.number} ${unit}`.trim();
  }
  return answer.text ?? answer.date ?? answer.time ?? '';
}

export function equipmentWords(items: OwnedItem[]): string {
  return items.map((one) => t(`equipment.${one.item}.name`)).join('; ') || t('page.none_of_these');
}
