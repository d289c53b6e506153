import type { ReasonInput } from '../api/types';
import type { Inputs } from './template';

/** Inputs of a cue or a notice as words: an exercise by its name, a side by its word. */
export function wordInputs(
  inputs: ReasonInput[] | undefined,
  words: (key: string) => string,
): Inputs {
  const named: Inputs = {};
  for (const { name, value } of inputs ?? []) {
    if (name === 'exercise') named[name] = words(`exercise.${value}.name`);
    else if (name === 'side') named[name] = words(`coach.side.${value}`);
    else named[name] = value;
  }
  return named;
}
