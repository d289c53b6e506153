import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Event, NewEvent } from '../api/types';
import { CoreFault } from '../core/core';
import type { SessionInput, SessionReply, SessionState, SessionView } from '../core/session';
import type { Ready } from './app.svelte';
import { makeEvent } from './journal.svelte';
import { SessionCoach } from './session-coach.svelte';
import type { Settings } from './settings.svelte';
import { MemoryShelf } from './shelf';

const base: SessionView = {
  state: 'ready',
  epoch: 0,
  at_ms: 0,
  lines: [],
  elapsed_s: 0,
  left_s: 60,
  cues: [],
  figure_lead_ms: 0,
  adjust_s: 15,
  times_step_s: 5,
};
const body = { catalogue: '1', plan: 'p', seconds: 60, pain_before: 3, exercises: [] };

/** What the page only keeps and gives back. */
const keep = (inside: object) => inside as SessionState;

/** A core that goes where it is told, and remembers what was said. */
class FakeCore {
  said: (string | undefined)[] = [];
  answers: Record<string, Partial<SessionView>> = {
    start: { state: 'running', epoch: 1 },
    pause: { state: 'paused', epoch: 2, paused_by: 'person' },
    stop: { state: 'stopping', epoch: 3 },
    finish: { state: 'done', epoch: 4, session: body, ended_by: 'person' },
  };
  swapped: string[] = [];
  refuses = false;
  isBroken = false;

  sessionStart(): SessionReply {
    if (this.refuses) return { refused: { ask: 'check_in', action: 'none', reasons: [] } };
    return { state: keep({ mode: 'ready' }), view: base };
  }
  sessionSwap({ to, state }: { to: string; state: SessionState }): SessionReply {
    this.swapped.push(to);
    return { state, view: { ...base, state: 'running' } };
  }
  sessionAdvance(state: object, _at: number, input?: SessionInput): SessionReply {
    if (this.isBroken) throw new CoreFault('session_advance', 'input_invalid', 'no', []);
    this.said.push(input?.kind);
    const view = { ...base, ...this.answers[input?.kind ?? 'start'] };
    return { state: keep({ ...state, after: input?.kind }), view };
  }
}

function makeReady(core = new FakeCore(), shelf = new MemoryShelf(), planState = 'trial') {
  const events: Event[] = [];
  const ready = {
    core,
    shelf,
    plan: { state: planState },
    household: { current: { id: 'ann' } },
    journal: { events },
    sessionUnderWay: false,
    write: async (fresh: NewEvent[], at = new Date()) => {
      const written = fresh.map((one) => makeEvent(one, at));
      events.push(...written);
      return written;
    },
  };
  return { ready: ready as unknown as Ready, events, core, shelf };
}
const settings = {
  values: { volume: 0, vibration: false, spokenStop: 'off', times: {} },
} as unknown as Settings;

async function openCoach(ready: Ready): Promise<SessionCoach> {
  const coach = new SessionCoach(ready, settings);
  await coach.open();
  return coach;
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  const listeners = { addEventListener() {}, removeEventListener() {} };
  vi.stubGlobal('document', { ...listeners, visibilityState: 'visible' });
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a session on the screen', () => {
  it('is kept on the device from its start, not before', async () => {
    const { ready, shelf } = makeReady();
    const coach = await openCoach(ready);
    expect(await shelf.read('session/ann')).toBeUndefined();
    coach.say({ kind: 'start' });
    await settle();
    expect(await shelf.read('session/ann')).toMatchObject({ state: { after: 'start' } });
    expect(ready.sessionUnderWay).toBe(true);
    coach.close();
  });

  it('is paused when the screen goes elsewhere, and goes on paused after a reload', async () => {
    const { ready, core, shelf } = makeReady();
    const coach = await openCoach(ready);
    coach.say({ kind: 'start' });
    coach.close();
    expect(core.said).toEqual(['start', 'pause']);
    await settle();
    const again = await openCoach(makeReady(core, shelf).ready);
    expect(again.view?.state).toBe('paused');
    again.close();
  });

  it('passes STOP on in the same breath', async () => {
    const { ready } = makeReady();
    const coach = await openCoach(ready);
    coach.say({ kind: 'start' });
    coach.say({ kind: 'stop' });
    expect(coach.view?.state).toBe('stopping');
    coach.close();
  });

  it('is written once, at the moment it began, and then forgotten', async () => {
    const { ready, events, shelf } = makeReady();
    const coach = await openCoach(ready);
    coach.say({ kind: 'start' });
    coach.say({ kind: 'finish' });
    await settle();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ kind: 'session', body: { seconds: 60 } });
    expect(coach.recorded).toBe(events[0]!.id);
    expect(await shelf.read('session/ann')).toBeUndefined();
    expect(ready.sessionUnderWay).toBe(false);
  });

  it('is not written again when a crash came between writing and forgetting', async () => {
    const { ready, events, core, shelf } = makeReady();
    const coach = await openCoach(ready);
    coach.say({ kind: 'start' });
    await settle();
    const kept = await shelf.read('session/ann');
    coach.say({ kind: 'finish' });
    await settle();
    await shelf.write('session/ann', kept);
    core.answers.pause = core.answers.finish!;
    await openCoach(ready);
    await settle();
    expect(events).toHaveLength(1);
  });

  it('ends when a danger sign has come since it was left', async () => {
    const { ready, core, shelf } = makeReady();
    const coach = await openCoach(ready);
    coach.say({ kind: 'start' });
    coach.close();
    await settle();
    await openCoach(makeReady(core, shelf, 'blocked').ready);
    expect(core.said.at(-1)).toBe('finish');
  });

  it('is still there when it could not be written, and is written when asked again', async () => {
    const { ready, events, shelf } = makeReady();
    const coach = await openCoach(ready);
    coach.say({ kind: 'start' });
    const write = ready.write;
    ready.write = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    coach.say({ kind: 'finish' });
    await settle();
    expect(coach.isUnkept).toBe(true);
    expect(coach.recorded).toBeUndefined();
    expect(await shelf.read('session/ann')).toMatchObject({ state: { after: 'start' } });
    ready.write = write;
    await coach.keep();
    expect(coach.isUnkept).toBe(false);
    expect(events.map(({ kind }) => kind)).toEqual(['session']);
    expect(await shelf.read('session/ann')).toBeUndefined();
  });

  it('stays as it is, in words, when a change of exercise cannot be kept', async () => {
    const { ready, core, events } = makeReady();
    const coach = await openCoach(ready);
    coach.say({ kind: 'start' });
    const before = coach.view;
    const write = ready.write;
    ready.write = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    await coach.swap('EX01', 'EX02', 'today');
    expect(coach.notice).toEqual({ text: 'page.session.swap.failed' });
    expect(coach.view).toBe(before);
    expect(core.swapped).toEqual([]);
    ready.write = write;
    await coach.swap('EX01', 'EX02', 'today');
    expect(core.swapped).toEqual(['EX02']);
    coach.say({ kind: 'finish' });
    await settle();
    expect(events.map(({ kind }) => kind)).toEqual(['swap', 'session']);
    coach.close();
  });

  it('shows why there is none', async () => {
    const core = new FakeCore();
    core.refuses = true;
    const coach = await openCoach(makeReady(core).ready);
    expect(coach.refused?.ask).toBe('check_in');
    expect(coach.view).toBeUndefined();
  });

  it('ends in words when the core no longer takes what was kept', async () => {
    const { ready, core, shelf } = makeReady();
    const coach = await openCoach(ready);
    coach.say({ kind: 'start' });
    await settle();
    core.isBroken = true;
    const again = await openCoach(makeReady(core, shelf).ready);
    await settle();
    expect(again.phase).toBe('failed');
    expect(await shelf.read('session/ann')).toBeUndefined();
    coach.close();
  });
});
