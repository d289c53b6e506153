import type { Direction, Event, MovementTried, NewEvent, StopReason, TrialStep, Zones } from '../api/types';
import type { Ready } from './app.svelte';
import { makeEvent } from './journal.svelte';

const msPerMinute = 60_000;
/** The event asks how it is after one minute (`pain_one_minute`); ten are a number of the rules. */
const earlyMinutes = 1;

/** How it is at one moment of the trial. */
export interface Felt {
  pain: number;
  zones: Zones;
}

/** A trial under way, as the device keeps it. Moments are those of its clock. */
interface Draft {
  direction: Direction;
  startedMs: number;
  before: Felt;
  steps: TrialStep[];
  /** Steps that are behind, done or left out. */
  passed: number;
  done: string[];
  movedMs?: number;
  early?: Felt;
}

export type MovementPhase = 'moves' | 'wait_early' | 'ask_early' | 'wait_late' | 'ask_late';

function keyOf(person: string): string {
  return `movement/${person}`;
}

/** A trial of movement, from the first question to what the back says ten minutes later. */
export class MovementRound {
  draft = $state.raw<Draft | undefined>();
  nowMs = $state(Date.now());
  readonly #ready: Ready;
  readonly #key: string;

  constructor(ready: Ready) {
    this.#ready = ready;
    this.#key = keyOf(ready.household.current?.id ?? '');
  }

  /** Goes on with what was begun. What was left on another day is told as it is: unfinished. */
  async open(): Promise<void> {
    this.draft = await this.#ready.shelf.read<Draft>(this.#key);
    this.look();
    if (this.draft && new Date(this.draft.startedMs).toDateString() !== new Date().toDateString())
      await this.#write({});
  }

  look(): void {
    this.nowMs = Date.now();
  }

  readonly step: TrialStep | undefined = $derived.by(() => this.draft?.steps[this.draft.passed]);
  /** What comes later is left out if this one is worse. */
  readonly asksWorse = $derived.by(() => {
    const { steps = [], passed = 0 } = this.draft ?? {};
    return steps.slice(passed + 1).some((one) => one.only_if_not_worse);
  });
  /** Until then the clock counts. */
  readonly waitsUntilMs = $derived.by(() => {
    const late = this.#ready.content.constant('after_report_from_minutes');
    const minutes = this.draft?.early ? late : earlyMinutes;
    return (this.draft?.movedMs ?? 0) + minutes * msPerMinute;
  });
  readonly leftMs = $derived(this.waitsUntilMs - this.nowMs);
  readonly phase: MovementPhase | undefined = $derived.by(() => {
    if (!this.draft) return undefined;
    if (this.draft.movedMs === undefined) return 'moves';
    if (!this.draft.early) return this.leftMs > 0 ? 'wait_early' : 'ask_early';
    return this.leftMs > 0 ? 'wait_late' : 'ask_late';
  });

  begin(direction: Direction, before: Felt): Promise<void> {
    const view = this.#ready.plan.directions?.find((one) => one.direction === direction);
    const steps = view?.trial ?? [];
    return this.#keep({ direction, startedMs: Date.now(), before, steps, passed: 0, done: [] });
  }

  /** The step is behind. One that was worse leaves out what comes only if it was not. */
  async pass({ done = true, worse = false } = {}): Promise<void> {
    const { draft, step } = this;
    if (!draft || !step) return;
    let passed = draft.passed + 1;
    while (worse && draft.steps[passed]?.only_if_not_worse) passed += 1;
    const isOver = passed >= draft.steps.length;
    const moved = done ? [...draft.done, step.exercise] : draft.done;
    if (isOver && moved.length === 0) return this.forget();
    await this.#keep({
      ...draft,
      passed,
      done: moved,
      ...(isOver && { movedMs: Date.now() }),
    });
  }

  tellEarly(early: Felt): Promise<void> {
    return this.#keep({ ...this.draft!, early });
  }

  /** The answer of ten minutes later. One that comes too late counts only where it warns. */
  async tellLate(late: Felt): Promise<Event[]> {
    const late_minutes = this.#ready.content.constant('after_report_until_minutes');
    const isLate = Date.now() > this.draft!.movedMs! + late_minutes * msPerMinute;
    return this.#write(isLate && !this.#isWarning({ late }) ? {} : { late });
  }

  /** Ends it at once. What is felt now is all that will be known. */
  async stop(stop: StopReason, now: Felt): Promise<Event[]> {
    return this.#write(this.draft?.early ? { stop, late: now } : { stop, early: now });
  }

  /** Nothing was moved yet: nothing happened. */
  async forget(): Promise<void> {
    this.draft = undefined;
    await this.#ready.shelf.remove(this.#key);
  }

  #bodyOf({ stop, late, early = this.draft!.early }: { stop?: StopReason; late?: Felt; early?: Felt }): MovementTried {
    const { direction, before, done } = this.draft!;
    return {
      direction,
      pain_before: before.pain,
      zones_before: before.zones,
      ...(early && { pain_one_minute: early.pain, zones_one_minute: early.zones }),
      ...(late && { pain_ten_minutes: late.pain, zones_ten_minutes: late.zones }),
      done,
      ...(stop && { stop }),
    };
  }

  #isWarning(told: { late: Felt }): boolean {
    const fresh: NewEvent = { kind: 'movement_trial', body: this.#bodyOf(told) };
    const plan = this.#ready.planWith([makeEvent(fresh, new Date(this.draft!.startedMs))]);
    const outcome = plan.directions?.find(
      ({ direction }) => direction === this.draft!.direction,
    )?.last_outcome;
    return outcome === 'worse' || outcome === 'peripheralised';
  }

  async #write(told: { stop?: StopReason; late?: Felt; early?: Felt }): Promise<Event[]> {
    const fresh: NewEvent = { kind: 'movement_trial', body: this.#bodyOf(told) };
    const events = await this.#ready.write([fresh], new Date(this.draft!.startedMs));
    await this.forget();
    return events;
  }

  async #keep(draft: Draft): Promise<void> {
    this.draft = draft;
    this.look();
    await this.#ready.shelf.write(this.#key, draft);
  }
}
