import { describe, expect, it } from 'vitest';
import type { Cue } from '../core/session';
import { findUnplanned, gainOf, tonesOf } from './tones';

const cue = (id: string, at_ms: number): Cue => ({ id, at_ms, kind: 'count', text: 'x' });

describe('cues to be planned', () => {
  it('are planned once', () => {
    const cues = [cue('a', 1000), cue('b', 2000)];
    expect(findUnplanned(cues, new Set(['a']), 500).map((one) => one.id)).toEqual(['b']);
  });
  it('are left out when they are over', () => {
    const cues = [cue('old', 1000), cue('just', 1900), cue('soon', 2500)];
    const found = findUnplanned(cues, new Set(), 2000).map((one) => one.id);
    expect(found).toEqual(['just', 'soon']);
  });
});

describe('tones', () => {
  it('are low for a stop and rise for what begins', () => {
    const highest = (kind: Cue['kind']) => Math.max(...tonesOf(kind).map((tone) => tone.hertz));
    expect(highest('stop')).toBeLessThan(highest('start'));
    const [first, second] = tonesOf('ready');
    expect(second!.hertz).toBeGreaterThan(first!.hertz);
  });
  it('make no sound at volume nought, and more at more', () => {
    expect(gainOf(0)).toBe(0);
    expect(gainOf(100)).toBeGreaterThan(gainOf(50));
    expect(gainOf(100)).toBeLessThan(1);
  });
});
