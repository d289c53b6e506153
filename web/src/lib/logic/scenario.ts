import type { Scenario } from '../core/loads';
import type { AnglesDeg, KeyframeContent, MovementContent, SolidProp } from '../core/solid';

/** A posture to be reckoned and drawn. */
export interface Staged {
  scenario: Scenario;
  figure_deg?: AnglesDeg;
  /** Things around the body, for the reference body. */
  props: SolidProp[];
  view: { yaw_deg: number; pitch_deg: number };
  /** Things that go with the body. */
  held: string[];
}

const goesWithBody = ['dumbbells', 'long_bar', 'strap', 'dowel'];
const usualView = { yaw_deg: 24, pitch_deg: 6 };

/** The keyframe of a level: its own one, else that of all levels. */
export function findKeyframe(
  { keyframes }: MovementContent,
  key: string,
  level: number,
): KeyframeContent | undefined {
  const of = keyframes.filter((one) => one.key === key);
  return of.find(({ levels }) => levels?.includes(level)) ?? of.find(({ levels }) => !levels?.length);
}

const isHere = (levels: number[] | undefined, level: number) =>
  !levels?.length || levels.includes(level);

/** A keyframe of the catalogue as a scenario; nothing where there is none. */
export function stageKeyframe(
  movement: MovementContent,
  key: string,
  level: number,
): Staged | undefined {
  const keyframe = findKeyframe(movement, key, level);
  if (!keyframe) return undefined;
  const { root, angles_deg, contacts, loads, balance, relaxed, figure_deg } = keyframe;
  const bracing = movement.bracing?.find(
    (one) => one.name && isHere(one.levels, level) && one.keys.includes(key),
  )?.name;
  const props = (movement.props ?? []).filter((prop) => isHere(prop.levels, level));
  return {
    scenario: { name: `${movement.id} ${key}`, bracing, root, angles_deg, contacts, loads, balance, relaxed },
    figure_deg,
    props: props.filter(({ low_m, high_m }) => low_m && high_m),
    view: movement.view,
    held: props.map(({ kind }) => kind).filter((kind) => goesWithBody.includes(kind)),
  };
}

/** A scenario that belongs to no movement. */
export function stageScenario(scenario: Scenario): Staged {
  return { scenario, props: [], view: usualView, held: [] };
}

export type Hanging = { [point: string]: number };

/** Kilograms hung on points of the body; a point has a right and a left side. */
export function hangOn(scenario: Scenario, masses_kg: Hanging, gravity: number): Scenario {
  const points = Object.keys(masses_kg);
  const others = (scenario.loads ?? []).filter(({ point }) => !points.includes(point));
  const loads = points.flatMap((point) => {
    const kg = masses_kg[point]!;
    return kg > 0 ? [{ point, force_n: [0, (-kg * gravity) / 2, 0] as [number, number, number] }] : [];
  });
  return { ...scenario, loads: [...others, ...loads] };
}

/** How many kilograms hang on a point of the scenario, both sides together. */
export function findHanging({ loads = [] }: Scenario, point: string, gravity: number): number {
  const newtons = loads
    .filter((load) => load.point === point)
    .reduce((sum, { force_n, sides = 'both' }) => sum - force_n[1] * (sides === 'both' ? 2 : 1), 0);
  return Math.round((newtons / gravity) * 10) / 10;
}
