import type { Event, EventKind } from '../api/types';

/** What a therapist's file may hold. A key is accepted by the person alone, never by a file. */
const kinds: EventKind[] = ['clearance', 'order', 'custom_exercise', 'countersigned'];

export type FileProblem = 'empty' | 'no_json' | 'other_kind';

/** The records of a file as `plumbline sign` writes it: one event on each line, or one over several. */
export function parseSigned(text: string): { events: Event[]; problem?: FileProblem } {
  const trimmed = text.trim();
  if (trimmed === '') return { events: [], problem: 'empty' };
  const found = parseWhole(trimmed) ?? parseLines(trimmed);
  if (!found) return { events: [], problem: 'no_json' };
  const isRecord = (one: unknown): one is Event =>
    typeof one === 'object' && one !== null && kinds.includes((one as Event).kind);
  if (!found.every(isRecord)) return { events: [], problem: 'other_kind' };
  return { events: found };
}

function parseWhole(text: string): unknown[] | undefined {
  try {
    const found = JSON.parse(text) as unknown;
    return Array.isArray(found) ? found : [found];
  } catch {
    return undefined;
  }
}

function parseLines(text: string): unknown[] | undefined {
  try {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as unknown);
  } catch {
    return undefined;
  }
}

/** A public key as people send it: spaces, line breaks and capitals say nothing. */
export function cleanKey(typed: string): string {
  return typed.replace(/\s+/g, '').toLowerCase();
}

const groupDigits = 4;
/** A key in groups that two people can read to each other. */
export function groupKey(key: string): string[] {
  return key.match(new RegExp(`.{1,${groupDigits}}`, 'g')) ?? [];
}
