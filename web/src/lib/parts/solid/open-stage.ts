import type { Core } from '../../core/core';
import type { SolidMovement } from '../../core/solid';
import type { BodyMeasures } from '../../logic/body';
import type { Stage } from '../../solid/stage';
import { readSkin, type SkinShelf } from '../../solid/skin-source';
import { watchTheme } from './stage-clock';

/** Of a movement, from which the eye finds its distance. */
const framedTimes = 12;

/** A movement at some of its times, so that all of it is in the picture. */
export function findFramed(
  core: Core,
  id: string,
  level: number,
  mirrored: boolean,
  body?: BodyMeasures,
): SolidMovement {
  const course = core.movement(id, level)!;
  const times = Array.from(
    { length: framedTimes + 1 },
    (_, i) => (course.duration_s * i) / framedTimes,
  );
  return core.frames(id, level, [...times, course.held_s], mirrored, body)!;
}

/** Fetches what draws and lays out the skin. Nothing comes of it if whoever asked has gone. */
export async function openStage(
  canvas: HTMLCanvasElement,
  core: Core,
  shelf: SkinShelf,
  movement: SolidMovement,
  body: BodyMeasures | undefined,
  isGone: () => boolean,
): Promise<Stage | undefined> {
  const figure = core.solid(body);
  const [{ Stage }, { looks }, skin] = await Promise.all([
    import('../../solid/stage'),
    import('../../solid/look'),
    readSkin(figure, shelf),
  ]);
  if (isGone()) return undefined;
  return new Stage(canvas, figure, skin, movement, looks[watchTheme.isDark() ? 'dark' : 'light']);
}
