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
/** Which of a pair; an angle of the middle has `both`. */
export type Side = 'right' | 'left' | 'both';
const shelfKey = 'lab.saved';

/** A posture that one changes, and what the model says of it at once. */
export class LoadLab {
  staged = $state.raw<Staged>(stageScenario({ name: 'standing' }));
  start = $state.raw<Start | undefined>();
  row = $state.raw<ReferenceRow | undefined>();
  body = $state.raw<BodyMeasures | undefined>();
  saved = $state.raw<Saved[]>([]);
  /** Right and left are changed each by itself. */
  apart = $state(false);
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
  turn(name: string, side: Side, degrees: number): void {
    this.staged = this.#turned(name, side, degrees);
    this.#ask();
  }
  /** The bones as they would be with this angle; nothing where there is no such body. */
  imagine(name: string, side: Side, degrees: number): number[] | undefined {
    if (!this.isBodyRight) return undefined;
    return this.loads.place(this.#turned(name, side, degrees), this.body)?.bones;
  }
  /** One of a pair takes its twin with it unless they are apart. */
  #turned(name: string, side: Side, degrees: number): Staged {
    const [right, left] = this.angle(name);
    const pair = side === 'right' ? [degrees, left] : [right, degrees];
    const value = this.apart && side !== 'both' ? (pair as [number, number]) : degrees;
    const { scenario } = this.staged;
    const angles_deg = { ...scenario.angles_deg, [name]: value };
    return { ...this.staged, scenario: { ...scenario, angles_deg } };
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
    const angles = Object.values(staged.scenario.angles_deg ?? {});
    this.apart = angles.some((one) => typeof one !== 'number' && one[0] !== one[1]);
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
