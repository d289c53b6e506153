import type { SolidMoment } from '../../core/solid';
import type { Stage } from '../../solid/stage';

/** All that a picture shows. */
export interface Picture {
  moment: SolidMoment;
  ghost?: SolidMoment;
  /** Of standing, of every disc from below. */
  loads?: number[];
  yaw_deg: number;
  close: boolean;
}

/** Draws it; gives what it cost: draw calls, triangles and milliseconds. */
export function drawStage(stage: Stage, { moment, ghost, loads, yaw_deg, close }: Picture): string {
  const begun = performance.now();
  stage.lookCloser(close);
  stage.haunt(ghost);
  stage.pose(moment, loads);
  stage.eye.yaw_deg = yaw_deg;
  stage.draw();
  const { calls, triangles } = stage.cost;
  return `${calls} ${triangles} ${(performance.now() - begun).toFixed(1)}`;
}
