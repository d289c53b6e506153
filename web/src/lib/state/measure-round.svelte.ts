import type { Id, MeasureAnswer, MeasureTaken } from '../api/types';
import { findStanding, sortEvents } from '../logic/answers';
import type { Ready } from './app.svelte';

export type MeasureStep = { kind: 'measure' | 'question'; id: Id };

/** The measures that are due, one after the other. Each is written as soon as it is answered. */
export class MeasureRound {
  readonly #ready: Ready;
  /** What was due when the round began: an answer does not shorten the list under one's hands. */
  readonly steps: MeasureStep[];
  #done = $state(0);

  /** `only`: this one, due or not. */
  constructor(ready: Ready, only = '') {
    this.#ready = ready;
    const { measures = [], questions = [] } = ready.followUp;
    this.steps = ready.content.measures.get(only)?.items
      ? [{ kind: 'measure', id: only }]
      : [
          ...measures.map((id): MeasureStep => ({ kind: 'measure', id })),
          ...questions.map((id): MeasureStep => ({ kind: 'question', id })),
        ];
  }

  readonly step: MeasureStep | undefined = $derived.by(() => this.steps[this.#done]);
  readonly progress = $derived.by(() => ({ done: this.#done, of: this.steps.length }));

  /** What was answered last, to name the same things again. */
  lastOf(measure: Id): MeasureAnswer[] {
    const taken = sortEvents(findStanding(this.#ready.journal.events)).findLast(
      (event) => event.kind === 'measure' && event.body.measure === measure,
    );
    return taken?.kind === 'measure' ? (taken.body.answers ?? []) : [];
  }

  /** False: the core would not keep it. */
  async answer(taken: MeasureTaken): Promise<boolean> {
    if (!this.#ready.isAccepted({ kind: 'measure', body: taken })) return false;
    await this.#ready.write([{ kind: 'measure', body: taken }]);
    this.pass();
    return true;
  }

  pass(): void {
    this.#done += 1;
  }
}
