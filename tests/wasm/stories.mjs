// What the page asks the core about a journal, and a session that is played with it.

/** Numbers that look random and are the same on every machine (mulberry32). */
export function makeDice(seed) {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

/** Moments at which a journal is worth asking about: those of its story, and after each event. */
export function findMoments(events, story) {
  const told = [...(story ?? '').matchAll(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g)].map(
    (found) => found[0],
  );
  return [...new Set([...told, ...events.slice(-3).map((event) => event.at)])];
}

export function askAboutJournal(ask, events, at, exercises) {
  ask('interview', { events, at });
  ask('plan', { events, at });
  ask('outlooks', { events, at });
  ask('consequence', { events, at, added: events.slice(-1) });
  ask('replay', { events, at });
  ask('report', { events, at });
  ask('record', { events, at });
  ask('record_days', { events, at });
  ask('record_days', { events, at, weeks: 4 });
  ask('follow_up', { events, at });
  ask('summary', { events, at });
  ask('therapists', { events, at });
  for (const form of ['json', 'days', 'exercises']) ask('export', { events, at, clock: at, form });
  ask('practicable', { events, at });
  for (const exercise of exercises) {
    ask('practice', { events, at, exercise });
    ask('road', { events, at, goal: exercise });
    ask('replacements', { events, at, of: exercise });
  }
  ask('replacements', { events, at, of: 'AV01' });
}

const inputKinds = [
  'start', 'pause', 'resume', 'go_on', 'skip', 'back', 'repeat', 'adjust', 'too_hard', 'accept',
  'too_easy', 'hurts', 'stop', 'out', 'answer', 'finish',
];
const reasons = ['tired', 'interrupted', 'too_hard', 'hurts', 'strain', 'slip', 'danger'];

function makeInput(dice) {
  const input = { kind: inputKinds[dice(inputKinds.length)] };
  if (input.kind === 'adjust') input.seconds = dice(2) === 0 ? 15 : -15;
  if (input.kind !== 'answer') return input;
  input.pain = dice(11);
  input.effort = dice(11);
  if (dice(2) === 0) input.reason = reasons[dice(reasons.length)];
  if (dice(3) === 0) input.zones = { back_left: dice(6) };
  return input;
}

/** Plays a session to its end with whatever a person might press. */
export function playSession(ask, events, at, seed) {
  const dice = makeDice(seed);
  let now = 1_000_000;
  let answer = ask('session_start', { events, at, at_ms: now }).ok;
  if (!answer?.state) return;
  const say = (wait, input) => {
    now += wait;
    const call = { state: answer.state, at_ms: now };
    if (input) call.input = input;
    answer = ask('session_advance', call).ok;
  };
  say(0, { kind: 'start' });
  for (let i = 0; i < 100 && answer.view.state !== 'done'; ++i) {
    const toBoundary = answer.view.call_by_ms ? answer.view.call_by_ms - now : 1_000;
    const waits = [0, 700, toBoundary, toBoundary, toBoundary, 90_000];
    say(Math.max(0, waits[dice(waits.length)]), dice(4) === 0 ? makeInput(dice) : undefined);
  }
}

export function askForDrawings(ask, exercise, levels) {
  for (const level of levels) {
    const course = ask('movement', { id: exercise, level }).ok;
    if (!course) continue;
    for (const share of [0, 0.31, 0.5, 0.83, 1])
      for (const mirrored of [false, true])
        ask('drawing', { id: exercise, level, t_s: course.duration_s * share, mirrored });
    for (const kind of ['out', 'held', 'back'])
      ask('drawing_exit', { id: exercise, level, phase: { kind, share: 0.4 }, since_s: 0.7 });
  }
}
