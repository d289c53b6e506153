import { describe, expect, it } from 'vitest';
import type { Cue, CueKind } from '../core/session';
import { clipsOf, planSpeech } from './voice';

function cue(kind: CueKind, inputs: Record<string, string> = {}, count?: number): Cue {
  const list = Object.entries(inputs).map(([name, value]) => ({ name, value }));
  return { id: 'x', at_ms: 0, kind, text: '', inputs: list, ...(count && { count }) };
}
const length = (clip: string) => (clip.endsWith('.cue') ? undefined : 1);

describe('what is said at a cue', () => {
  it('names the exercise and the side, and how to get into it in full', () => {
    const ready = cue('ready', { exercise: 'EX07', side: 'left' });
    expect(clipsOf(ready, 'short')).toEqual([
      'coach.say.ready',
      'exercise.EX07.name',
      'coach.say.side.left',
    ]);
    expect(clipsOf(ready, 'full')).toContain('exercise.EX07.steps.1');
    expect(clipsOf(ready, 'off')).toEqual([]);
  });

  it('counts, and numbers the repetitions after the first', () => {
    expect(clipsOf(cue('count', {}, 3), 'short')).toEqual(['3']);
    expect(clipsOf(cue('start', { rep: '1' }), 'short')).toEqual(['coach.say.go']);
    expect(clipsOf(cue('start', { rep: '4' }), 'short')).toEqual(['4']);
    expect(clipsOf(cue('start', { minutes: '10' }), 'short')).toEqual([
      'coach.say.walk',
      '10',
      'coach.say.minutes',
    ]);
  });

  it('says how to come out of the exercise that is done', () => {
    expect(clipsOf(cue('exercise_done', { exercise: 'EX01' }), 'full')).toContain(
      'exercise.EX01.out.1',
    );
  });
});

describe('when it is said', () => {
  it('waits for what is being said, and says one clip after the other', () => {
    const spoken = planSpeech('rest', ['a', 'b'], length, 10, 11);
    expect(spoken.map((one) => one.clip)).toEqual(['a', 'b']);
    expect(spoken[0]!.from_s).toBe(11);
    expect(spoken[1]!.from_s).toBeGreaterThanOrEqual(12);
  });

  it('leaves a count to the tone rather than saying it late', () => {
    expect(planSpeech('count', ['3'], length, 10, 10.2)).toEqual([]);
    expect(planSpeech('count', ['3'], length, 10, 10)).toHaveLength(1);
  });

  it('says nothing that has lost its meaning, and leaves out what there is no clip of', () => {
    expect(planSpeech('rest', ['a'], length, 10, 20)).toEqual([]);
    expect(planSpeech('ready', ['a', 'x.cue'], length, 10, 0).map((one) => one.clip)).toEqual(['a']);
  });
});
