import type { NewEvent, Plan } from '../api/types';

const msPerDay = 86_400_000;
const indent = 2;

/** The day so many days after a day like "2026-11-24". */
export function addDays(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`) + days * msPerDay;
  return new Date(at).toISOString().slice(0, day.length);
}

export interface Who {
  clinician: string;
  role: string;
  registration?: string;
}

/** Records for a therapist to correct and sign: kind and body, as `plumbline sign` takes them. */
export function makeTemplates(who: Who, plan: Plan, lastDays: number): { name: string; text: string }[] {
  const dates = { given: plan.day, expires: addDays(plan.day, lastDays) };
  const records: NewEvent[] = [
    { kind: 'clearance', body: { ...who, ...dates, flags: (plan.flags ?? []).map(({ flag }) => flag), words: '' } },
    ...(plan.offer ? [{ kind: 'countersigned' as const, body: { ...who, ...dates, offer: plan.offer } }] : []),
  ];
  return records.map((record) => ({
    name: `${record.kind}.json`,
    text: `${JSON.stringify(record, undefined, indent)}\n`,
  }));
}
