import type { Event } from '../../api/types';

export type WordEvent = Event & {
  kind: 'clearance' | 'order' | 'custom_exercise' | 'countersigned';
};

/** An event by which a therapist's word comes into the journal. */
export function isWord(event: Event): event is WordEvent {
  return ['clearance', 'order', 'custom_exercise', 'countersigned'].includes(event.kind);
}
export function isKey(event: Event): event is Event & { kind: 'key_accepted' } {
  return event.kind === 'key_accepted';
}
