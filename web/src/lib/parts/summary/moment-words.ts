import { formatDay } from '../../logic/format';
import { clockOf } from '../../logic/moment';
import { languageTag } from '../../text/text.svelte';

/** A day and a time of day, as they were where it was told. */
export function momentWords(moment: string): string {
  return `${formatDay(moment, languageTag())}, ${clockOf(moment)}`;
}
