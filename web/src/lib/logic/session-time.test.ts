import { describe, expect, it } from 'vitest';
import type { SessionStep, SessionView } from '../core/session';
import { figureSeconds, isTicking, leftMs, nextCallMs, shareOf, stillSeconds } from './session-time';

const course = { held_s: 2, duration_s: 5, cycle: false, exit_s: 4 };

function viewOf(step: Partial<SessionStep>, more: Partial<SessionView> = {}): SessionView {
  const whole: SessionStep = {
    kind: 'move',
    side: 'none',
    set: 1,
    rep: 1,
    from_ms: 10_000,
    to_ms: 14_000,
    duration_ms: 4000,
    left_ms: 4000,
    ...step,
  };
  return {
    state: 'running',
    epoch: 1,
    at_ms: 10_000,
    lines: [],
    elapsed_s: 0,
    left_s: 0,
    cues: [],
    figure_lead_ms: 0,
    adjust_s: 15,
  times_step_s: 5,
    step: whole,
    ...more,
  };
}

describe('time left', () => {
  it('is the difference to the end of the step, whatever was drawn in between', () => {
    expect(leftMs(viewOf({}), 11_500)).toBe(2500);
  });
  it('never falls below nothing', () => {
    expect(leftMs(viewOf({}), 99_000)).toBe(0);
  });
  it('stands still in a pause', () => {
    const paused = viewOf({}, { state: 'paused', at_ms: 12_000 });
    expect(isTicking(paused)).toBe(false);
    expect(leftMs(paused, 99_000)).toBe(2000);
  });
});

describe('the next call', () => {
  it('comes at the boundary, or after a second if that is sooner', () => {
    expect(nextCallMs(viewOf({}, { call_by_ms: 10_400 }), 10_000)).toBe(10_400);
    expect(nextCallMs(viewOf({}, { call_by_ms: 60_000 }), 10_000)).toBe(11_000);
  });
  it('comes at once when a boundary was missed', () => {
    expect(nextCallMs(viewOf({}, { call_by_ms: 9000 }), 10_000)).toBe(10_000);
  });
});

describe('the figure', () => {
  it('goes out, holds and comes back with the steps', () => {
    expect(figureSeconds(viewOf({ kind: 'move' }), course, 12_000)).toBe(1);
    expect(figureSeconds(viewOf({ kind: 'hold' }), course, 12_000)).toBe(2);
    expect(figureSeconds(viewOf({ kind: 'release' }), course, 12_000)).toBe(3.5);
    expect(figureSeconds(viewOf({ kind: 'rest' }), course, 12_000)).toBe(0);
  });
  it('moves ahead of the person, but not past the end of the step', () => {
    const ahead = { figure_lead_ms: 1000 };
    expect(figureSeconds(viewOf({ kind: 'move' }, ahead), course, 12_000)).toBe(1.5);
    expect(figureSeconds(viewOf({ kind: 'move' }, ahead), course, 13_900)).toBe(2);
  });
  it('walks round and round', () => {
    const walk = { ...course, cycle: true, duration_s: 1.5 };
    expect(figureSeconds(viewOf({ kind: 'walk' }), walk, 12_000)).toBe(0.5);
  });
  it('waits at the start while someone gets back into position', () => {
    expect(figureSeconds(viewOf({ kind: 'ready', again: true }), course, 12_000)).toBe(0);
  });
  it('shows only where a step leads to someone who wants no motion', () => {
    expect(stillSeconds(viewOf({ kind: 'move' }), course)).toBe(2);
    expect(stillSeconds(viewOf({ kind: 'release' }), course)).toBe(0);
  });
});

describe('the share of a step', () => {
  it('is whole for a step without length', () => {
    expect(shareOf({ ...viewOf({}).step!, duration_ms: 0 }, 10_000)).toBe(1);
  });
});
