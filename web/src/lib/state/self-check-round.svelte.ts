import type { CheckResult, CheckWanted, Id, SelfCheck } from '../api/types';
import type { Ready } from './app.svelte';
import { makeEvent } from './journal.svelte';

/** A round of self-checks: those that were due when it began, one after the other. */
export class SelfCheckRound {
  readonly wanted: CheckWanted[];
  readonly #ready: Ready;
  readonly #key: string;
  /** What was found so far; it is kept on the device until the round is written. */
  results = $state.raw<CheckResult[]>([]);

  constructor(ready: Ready) {
    this.#ready = ready;
    this.#key = `self-check/${ready.household.current?.id ?? ''}/${ready.plan.day}`;
    this.wanted = ready.followUp.checks ?? [];
  }

  async open(): Promise<void> {
    const kept = (await this.#ready.shelf.read<CheckResult[]>(this.#key)) ?? [];
    this.results = kept.filter((one) => this.wanted.some(({ check }) => check === one.check));
  }

  readonly current: CheckWanted | undefined = $derived.by(() =>
    this.wanted.find(({ check }) => !this.results.some((one) => one.check === check)),
  );
  readonly progress = $derived.by(() => ({ done: this.results.length, of: this.wanted.length }));

  checkOf(id: Id): SelfCheck {
    return this.#ready.content.selfChecks.get(id)!;
  }

  /** Whether the core sees in it what is of concern. */
  isConcern(result: CheckResult): boolean {
    if (result.left_out) return false;
    const drafted = makeEvent(
      { kind: 'self_check', body: { results: [result] } },
      new Date(this.#ready.at),
    );
    const { check_courses = [] } = this.#ready.followUpWith([drafted]);
    return check_courses.find(({ check }) => check === result.check)?.rounds.at(-1)?.concern === true;
  }

  isAccepted(result: CheckResult): boolean {
    return this.#ready.isAccepted({ kind: 'self_check', body: { results: [result] } });
  }

  keep(result: CheckResult): Promise<void> {
    return this.#keep([...this.results, result]);
  }
  /** Goes back to the one before. */
  goBack(): Promise<void> {
    return this.#keep(this.results.slice(0, -1));
  }
  /** This one once more. */
  redo(check: Id): Promise<void> {
    return this.#keep(this.results.filter((one) => one.check !== check));
  }

  /** Writes the round. Gives true if a professional comes first now. */
  async send(): Promise<boolean> {
    await this.#ready.write([{ kind: 'self_check', body: { results: [...this.results] } }]);
    await this.#ready.shelf.remove(this.#key);
    return this.#ready.plan.state === 'blocked';
  }

  async #keep(results: CheckResult[]): Promise<void> {
    this.results = results;
    await this.#ready.shelf.write(this.#key, results);
  }
}
