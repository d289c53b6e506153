import type { Core } from '../core/core';
import { CoreFault } from '../core/core';
import type { LoadProblem, LoadReport } from '../core/loads';
import type { SolidMoment, SolidMovement, SolidPose } from '../core/solid';
import type { BodyMeasures } from '../logic/body';
import type { Vec3 } from '../logic/disc-colours';
import type { Staged } from '../logic/scenario';
import { readBalanced, readLoads } from './load-engine.svelte';

const rowsOfPlace = [3, 7, 11];

const meanOf = (places: Vec3[]): Vec3 =>
  [0, 1, 2].map((c) => places.reduce((sum, one) => sum + one[c]!, 0) / places.length) as Vec3;

/** The whole picture moved, so that what carries the body stays where it is. */
function move(pose: SolidPose, by: Vec3): SolidMoment {
  const bones = [...pose.bones];
  for (let o = 0; o < bones.length; o += 12)
    rowsOfPlace.forEach((row, c) => (bones[o + row]! += by[c]!));
  const shift = (p: Vec3) => p.map((n, c) => n + by[c]!) as Vec3;
  const rods = pose.rods?.map((rod) => ({
    ...rod,
    from_m: shift(rod.from_m),
    to_m: shift(rod.to_m),
  }));
  return { t_s: 0, bones, rods };
}

/**
 * One posture, reckoned and drawn. Asked again while the engine is busy it answers the last question
 * alone, so that a slider never waits.
 */
export class PostureLoads {
  report = $state.raw<LoadReport | undefined>();
  problems = $state.raw<LoadProblem[]>([]);
  moment = $state.raw<SolidMoment | undefined>();
  phase = $state<'waiting' | 'shown' | 'failed'>('waiting');
  /** What the engine took for the last one, milliseconds; and how many it has given. */
  ms = $state(0);
  answers = $state(0);

  readonly #core: Core;
  readonly #referenceHeight_m: number;
  #anchor: Vec3 | undefined;
  #next: { staged: Staged; body?: BodyMeasures } | undefined;
  #isBusy = false;

  constructor(core: Core, referenceHeight_m: number) {
    this.#core = core;
    this.#referenceHeight_m = referenceHeight_m;
  }

  /** From now on the supports stay where those of this posture are. */
  stand(staged: Staged, body?: BodyMeasures): void {
    const pose = this.#pose(staged, body);
    const supports = pose?.supports_m ?? [];
    if (!pose || supports.length === 0) {
      this.#anchor = undefined;
      return;
    }
    const mean = meanOf(supports);
    const hangs = staged.scenario.contacts?.every(({ at }) => at === 'bar');
    const isPlaced = !!staged.scenario.root && staged.props.length > 0;
    // A posture of no movement stands anywhere: its lowest support goes to the floor.
    const floor = hangs ? Math.min(...rowsOf(pose.bones)) - 0.2 : Math.min(...supports.map((p) => p[1]));
    this.#anchor = isPlaced ? mean : [mean[0], mean[1] - floor, mean[2]];
  }

  ask(staged: Staged, body?: BodyMeasures): void {
    this.#next = { staged, body };
    if (!this.#isBusy) void this.#work();
  }

  /** The things around the body, and the posture, for the eye. */
  frame(staged: Staged, body?: BodyMeasures): SolidMovement {
    const scale = (body?.height_m ?? this.#referenceHeight_m) / this.#referenceHeight_m;
    const grow = (place?: Vec3) => place?.map((c) => c * scale) as Vec3 | undefined;
    return {
      ...staged.view,
      props: staged.props.map((one) => ({ ...one, low_m: grow(one.low_m), high_m: grow(one.high_m) })),
      moments: this.moment ? [this.moment] : [],
    };
  }

  /** Where a posture would be drawn, before the engine has balanced it. */
  place(staged: Staged, body?: BodyMeasures): SolidMoment | undefined {
    const pose = this.#pose(staged, body);
    return pose && move(pose, this.#shift(pose));
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    while (this.#next) {
      const { staged, body } = this.#next;
      this.#next = undefined;
      const [loads, balanced] = await Promise.all([
        readLoads(staged.scenario, body),
        readBalanced(staged.scenario, body),
      ]);
      this.ms = loads.ms;
      this.answers += 1;
      this.problems = loads.problems ?? [];
      this.report = loads.ok?.scenarios[0];
      this.phase = loads.ok || loads.problems ? 'shown' : 'failed';
      const pose = this.#pose(staged, body, balanced.ok?.poses[0]);
      if (pose) this.moment = move(pose, this.#shift(pose));
    }
    this.#isBusy = false;
  }

  #shift({ supports_m = [], bones }: SolidPose): Vec3 {
    if (supports_m.length > 0 && this.#anchor) {
      const now = meanOf(supports_m);
      return this.#anchor.map((c, k) => c - now[k]!) as Vec3;
    }
    return [0, 0.1 - Math.min(...rowsOf(bones)), 0];
  }

  #pose(
    { scenario, figure_deg, held }: Staged,
    body?: BodyMeasures,
    balanced?: { root?: unknown; angles_deg?: unknown },
  ): SolidPose | undefined {
    try {
      return this.#core.posed({
        body,
        held,
        figure_deg,
        root: { pos_m: [0, 0, 0], ...scenario.root },
        angles_deg: scenario.angles_deg ?? {},
        contacts: scenario.contacts ?? [],
        ...(balanced && { angles_deg: balanced.angles_deg as typeof scenario.angles_deg & object }),
      });
    } catch (fault) {
      if (fault instanceof CoreFault) return undefined;
      throw fault;
    }
  }
}

/** The height of every bone. */
function rowsOf(bones: number[]): number[] {
  const heights = [];
  for (let o = 7; o < bones.length; o += 12) heights.push(bones[o]!);
  return heights;
}
