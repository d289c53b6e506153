import type { ReasonInput } from '../api/types';
import type { SessionView } from '../core/session';
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

/** Nothing of the exercise under way was done yet. */
export function isUntouched({ exercise, step, lines }: SessionView): boolean {
  return !!exercise && step?.set === 0 && !step.again && lines[exercise.index]?.percent === 0;
}

/** What a screen reader says when the step changes: exercise, step and side. */
export function announce(view: SessionView, name: string, words: (key: string) => string): string {
  if (view.state === 'paused') return words('coach.state.paused');
  if (!view.step) return '';
  const side = view.step.side === 'none' ? '' : words(`coach.side.${view.step.side}`);
  return [name, words(`coach.step.${view.step.kind}`), side].filter(Boolean).join(', ');
}
