// Seven weeks of somebody's record, with days missing, two sessions on a day, a late report, a
// journey and a session that was taken back.
import { readJournal } from './world.mjs';

export const firstDay = '2026-11-02';
export const lastDay = '2026-12-20';

/** Pain told at the check-in of each day from the first Monday on; null where nothing was told. */
export const pains = [
  [2, 6, 5, null, 6, 4, null],
  [5, 5, null, null, 6, 4, 5],
  [4, null, null, null, null, null, 3],
  [4, 3, 4, null, 5, 3, 3],
  [3, null, 3, 2, null, 3, 2],
  [2, 3, 7, 5, null, 3, 2],
  [2, 2, null, 3, 2, 2, 2],
];

/** The efforts of the sessions of a day, and the level of the walk. */
const sessions = {
  '2026-11-03': [[3, 4], 1],
  '2026-11-06': [[2, 3], 1],
  '2026-11-09': [[4], 1],
  '2026-11-10': [[3], 1],
  '2026-11-13': [[3], 1],
  '2026-11-23': [[3], 2],
  '2026-11-25': [[5], 2],
  '2026-11-28': [[7], 2],
  '2026-12-02': [[3], 2],
  '2026-12-05': [[4], 2],
  '2026-12-07': [[3], 3],
  '2026-12-14': [[3, 2], 3],
  '2026-12-17': [[4], 3],
  '2026-12-19': [[3], 3],
};
const effortsOf = (day) => sessions[day]?.[0] ?? [];
/** Every effort that was told, in time. */
export const efforts = Object.values(sessions).flatMap(([told]) => told);
export const takenBackOn = '2026-12-09';
export const note = '=HYPERLINK("http://example.org"), said the sheet\nand a second line';
export const notedOn = '2026-12-16';

const msPerDay = 86_400_000;

export function dayAfter(day, days) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * msPerDay).toISOString().slice(0, 10);
}

let made = 0;
function makeEvent(at, kind, body) {
  const time = Date.parse(at).toString(16).padStart(12, '0');
  made += 1;
  const tail = made.toString(16).padStart(12, '0');
  const id = `${time.slice(0, 8)}-${time.slice(8)}-7abc-8def-${tail}`;
  return { id, at, zone: 'Europe/Berlin', kind, body };
}

function makeSession(at, pain, effort, level, stop) {
  const report = (exercise, more) => ({ exercise, level: 1, peak: Math.min(10, pain + (effort > 4 ? 2 : 0)), effort, completed: 100, ...more });
  const exercises = [report('EX11'), report('EX01'), report('EX42', { level })];
  if (stop) exercises[1] = report('EX01', { peak: 9, effort: 9, completed: 20, stop });
  const made = { catalogue: '2026.11', plan: '0000000000000000', seconds: 900, pain_before: pain };
  return makeEvent(at, 'session', { ...made, exercises });
}

/** Screens, intake and equipment as in a sample journal, then the weeks. */
export function makeWeeks() {
  const sample = readJournal('three_good_days');
  const events = sample.slice(0, 4);
  const { flags } = sample.find((event) => event.kind === 'check_in').body;
  pains.flat().forEach((pain, at) => {
    const day = dayAfter(firstDay, at);
    if (day === notedOn) events.push(makeEvent(`${day}T20:00:00+01:00`, 'note', { words: note }));
    if (pain === null || day === firstDay) return;
    // A week abroad: its days are those of the clocks there.
    const offset = day >= '2026-12-07' && day <= '2026-12-10' ? '-05:00' : '+01:00';
    const moment = (clock) => `${day}T${clock}:00${offset}`;
    events.push(makeEvent(moment('07:30'), 'check_in', { morning: true, pain, flags }));
    effortsOf(day).forEach((effort, which) => {
      const session = makeSession(moment(`1${which * 4}:00`), pain, effort, sessions[day][1]);
      events.push(session);
      const report = { when: 'ten_minutes', session: session.id, pain };
      events.push(makeEvent(moment(`1${which * 4}:30`), 'after', report));
    });
    if (day === takenBackOn) {
      const wrong = makeSession(moment('12:00'), pain, 9, 3, 'hurts');
      events.push(wrong, makeEvent(moment('12:40'), 'void', { event: wrong.id, because: 'not mine' }));
    }
  });
  return events;
}
