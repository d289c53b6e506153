import type { Answer, Event, FlagAnswer, Id } from '../api/types';

/** In the order of a journal: by time, then by id. */
export function sortEvents(events: Event[]): Event[] {
  const time = (event: Event) => Date.parse(event.at);
  return [...events].sort((a, b) => time(a) - time(b) || (a.id < b.id ? -1 : 1));
}

/** Events without those that a later event takes out of account. */
export function findStanding(events: Event[]): Event[] {
  const voided = new Set(events.flatMap((event) => (event.kind === 'void' ? event.body.event : [])));
  return events.filter((event) => !voided.has(event.id));
}

/** The latest answer to each intake question, to show again what was said. */
export function findAnswers(events: Event[]): Map<Id, Answer> {
  const answers = new Map<Id, Answer>();
  for (const event of sortEvents(findStanding(events))) {
    if (event.kind !== 'intake') continue;
    for (const answer of event.body.answers) answers.set(answer.question, answer);
  }
  return answers;
}

/** The last list of equipment, or nothing if none was given. */
export function findEquipment(events: Event[]) {
  const lists = sortEvents(findStanding(events)).filter((event) => event.kind === 'equipment');
  return lists.at(-1)?.body.items;
}

/** The last zones that a check-in or a report gave, to start the next one from. */
export function findLastZones(events: Event[]) {
  for (const event of sortEvents(findStanding(events)).reverse()) {
    if ((event.kind === 'check_in' || event.kind === 'after') && event.body.zones) {
      return event.body.zones;
    }
  }
  return undefined;
}

/** The same answers with one replaced, or added at the end. */
export function withFlagAnswer(answers: FlagAnswer[], fresh: FlagAnswer): FlagAnswer[] {
  return answers.some((one) => one.flag === fresh.flag)
    ? answers.map((one) => (one.flag === fresh.flag ? fresh : one))
    : [...answers, fresh];
}
export function withAnswer(answers: Answer[], fresh: Answer): Answer[] {
  return [...answers.filter((one) => one.question !== fresh.question), fresh];
}

/** Standing screen events that hold this answer to this flag. */
export function findScreensWith(events: Event[], flag: Id) {
  return findStanding(events)
    .filter((event) => event.kind === 'screen')
    .filter((event) => event.body.answers.some((answer) => answer.flag === flag));
}

/** True if the last standing screen that asked for this flag was answered with "yes". */
export function hasRecordedYes(events: Event[], flag: Id): boolean {
  const last = sortEvents(findScreensWith(events, flag)).at(-1);
  return (
    last?.kind === 'screen' &&
    last.body.answers.some((one) => one.flag === flag && one.reply === 'yes')
  );
}
