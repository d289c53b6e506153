import type { DayRecord } from '../../api/types';
import { countedSessions, findOutcome } from '../../logic/record-days';
import { t, tn } from '../../text/text.svelte';

/** What happened on a day, in a few words: "pain 3 of 10, a session: Went well". */
export function sayDay(day: DayRecord): string {
  const words: string[] = [];
  if (day.pain !== undefined) words.push(t('page.record.day.pain', { pain: day.pain }));
  if (day.worst !== undefined && day.worst !== day.pain) {
    words.push(t('page.record.day.worst', { pain: day.worst }));
  }
  for (const session of countedSessions(day)) {
    const outcome = t(`page.colour.${findOutcome(session)}`);
    words.push(t('page.record.day.session', { outcome }));
  }
  for (const session of day.sessions ?? []) {
    if (session.taken_back) words.push(t('page.record.day.taken_back'));
  }
  if (day.rests) words.push(tn('page.record.told.rests', day.rests));
  if ((day.notes ?? []).length > 0) words.push(t('page.record.day.note'));
  return words.length > 0 ? words.join(', ') : t('page.record.day.nothing');
}
