import type { Road, RoadRung } from '../api/types';

/** The rungs of one exercise, in the order in which they are climbed. */
export interface RoadPart {
  exercise: string;
  rungs: RoadRung[];
}

export function splitRoad(road: Road): RoadPart[] {
  const parts: RoadPart[] = [];
  for (const rung of road.rungs) {
    const last = parts.at(-1);
    if (last?.exercise === rung.exercise) last.rungs.push(rung);
    else parts.push({ exercise: rung.exercise, rungs: [rung] });
  }
  return parts;
}

/** The rung that comes next; nothing where the last one is reached. */
export function findNext(road: Road): RoadRung | undefined {
  return road.rungs.find(({ standing }) => standing === 'ahead');
}
