import type { Content } from '../core/content';
import type { ReferenceRow } from '../core/loads';
import type { BodyMeasures } from '../logic/body';
import { isWithin } from '../logic/body';
import type { Shared } from '../logic/lab-link';
import { findHanging, hangOn, stageKeyframe, stageScenario, type Staged } from '../logic/scenario';
import { PostureLoads } from './posture-loads.svelte';
import type { Ready } from './app.svelte';
import { findShownBody } from './own-body';
import type { Shelf } from './shelf';

export interface Start {
  movement: string;
  level: number;
  key: string;
}
export interface Saved {
  name: string;
  shared: Shared;
}
const shelfKey = 'lab.saved';

/** A posture that one changes, and what the model says of it at once. */
export class LoadLab {
  staged = $state.raw<Staged>(stageScenario({ name: 'standing' }));
  start = $state.raw<Start | undefined>();
  row = $state.raw<ReferenceRow | undefined>();
  body = $state.raw<BodyMeasures | undefined>();
  saved = $state.raw<Saved[]>([]);
  readonly loads: PostureLoads;
  readonly #content: Content;
  readonly #shelf: Shelf;
  #opened: Staged = stageScenario({ name: 'standing' });

  constructor(ready: Ready) {
    this.#content = ready.content;
    this.#shelf = ready.shelf;
    this.body = findShownBody(ready).body;
    this.loads = new PostureLoads(ready.core, ready.content.referenceBody.height_m);
  }

  get isBodyRight(): boolean {
    return !this.body || isWithin(this.body, this.#content.bodyLimits);
  }

  /** A key position of a movement. False where there is none. */
  openKeyframe(start: Start): boolean {
    const movement = this.#content.movements.get(start.movement);
    const staged = movement && stageKeyframe(movement, start.key, start.level);
    if (!staged) return false;
    this.start = start;
    this.row = undefined;
    this.#open(staged);
    return true;
  }
  openRow(row: ReferenceRow): void {
    this.start = undefined;
    this.row = row;
    this.body = row.body;
    this.#open(stageScenario(row.scenario));
  }
  openShared({ scenario, from }: Shared): void {
    const movement = from && this.#content.movements.get(from.movement);
    const staged = movement && stageKeyframe(movement, from.key, from.level);
    this.start = staged && from;
    this.row = undefined;
    this.#open(staged ? { ...staged, scenario } : stageScenario(scenario));
  }
  reopen(): void {
    this.#open(this.#opened);
  }

  angle(name: string): [number, number] {
    const value = this.staged.scenario.angles_deg?.[name] ?? 0;
    return typeof value === 'number' ? [value, value] : value;
  }
  turn(name: string, right: number, left: number): void {
    const value = right === left ? right : ([right, left] as [number, number]);
    this.#change({ angles_deg: { ...this.staged.scenario.angles_deg, [name]: value } });
  }
  hanging(point: string): number {
    return findHanging(this.staged.scenario, point, this.#content.gravity);
  }
  hang(point: string, kg: number): void {
    const { gravity } = this.#content;
    const scenario = hangOn(this.staged.scenario, { [point]: kg }, gravity);
    const isHand = point === 'hand' && this.#opened.held.length === 0;
    const held = isHand ? (kg > 0 ? ['dumbbells'] : []) : this.staged.held;
    this.staged = { ...this.staged, held, scenario };
    this.#ask();
  }
  get supports(): string[] {
    return [...new Set((this.staged.scenario.contacts ?? []).map(({ point }) => point))];
  }
  /** These points are carried: as the start says, or else by the floor. */
  support(points: string[]): void {
    const own = [...(this.#opened.scenario.contacts ?? []), ...(this.staged.scenario.contacts ?? [])];
    const contacts = points.flatMap((point) => {
      const found = own.filter((one) => one.point === point);
      if (found.length === 0) return [{ point }];
      return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
    });
    this.#change({ contacts });
  }
  get isBalanced(): boolean {
    return (this.staged.scenario.balance ?? 'none') !== 'none';
  }
  get canBalance(): boolean {
    return (this.#opened.scenario.balance ?? 'none') !== 'none';
  }
  balance(on: boolean): void {
    this.#change({ balance: on ? this.#opened.scenario.balance : undefined });
  }
  embody(body: BodyMeasures | undefined): void {
    this.body = body;
    this.loads.stand(this.#opened, this.isBodyRight ? body : undefined);
    this.#ask();
  }

  shared(): Shared {
    return { scenario: this.staged.scenario, from: this.start };
  }
  async readSaved(): Promise<void> {
    this.saved = (await this.#shelf.read<Saved[]>(shelfKey)) ?? [];
  }
  async save(name: string): Promise<void> {
    const others = this.saved.filter((one) => one.name !== name);
    await this.#keep([...others, { name, shared: this.shared() }]);
  }
  async forget(name: string): Promise<void> {
    await this.#keep(this.saved.filter((one) => one.name !== name));
  }
  async #keep(saved: Saved[]): Promise<void> {
    this.saved = saved;
    await this.#shelf.write(shelfKey, saved);
  }

  #open(staged: Staged): void {
    this.#opened = staged;
    this.staged = staged;
    this.loads.stand(staged, this.isBodyRight ? this.body : undefined);
    this.#ask();
  }
  #change(part: Partial<Staged['scenario']>): void {
    this.staged = { ...this.staged, scenario: { ...this.staged.scenario, ...part } };
    this.#ask();
  }
  #ask(): void {
    if (this.isBodyRight) this.loads.ask(this.staged, this.body);
  }
}
