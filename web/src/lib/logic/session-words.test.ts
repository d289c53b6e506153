import { describe, expect, it } from 'vitest';
import { wordInputs } from './session-words';

const words = (key: string) => `(${key})`;

describe('inputs of a cue', () => {
  it('become names and words', () => {
    const inputs = [
      { name: 'exercise', value: 'EX01' },
      { name: 'side', value: 'left' },
      { name: 'seconds', value: '20' },
    ];
    expect(wordInputs(inputs, words)).toEqual({
      exercise: '(exercise.EX01.name)',
      side: '(coach.side.left)',
      seconds: '20',
    });
  });
  it('may be none', () => {
    expect(wordInputs(undefined, words)).toEqual({});
  });
});
