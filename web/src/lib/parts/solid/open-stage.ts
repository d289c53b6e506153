import type { Id } from '../../api/types';
import type { Core } from '../../core/core';
import type { Stage } from '../../solid/stage';
import { readSkin } from '../../solid/skin-source';
import { watchTheme } from './stage-clock';

/** Of a movement, from which the eye finds its distance. */
const framedTimes = 12;

export interface Shown {
  exercise: Id;
  level: number;
  mirrored: boolean;
}

/** Fetches what draws and lays out the skin. Nothing comes of it if whoever asked has gone. */
export async function openStage(
  canvas: HTMLCanvasElement,
  core: Core,
  { exercise, level, mirrored }: Shown,
  isGone: () => boolean,
): Promise<Stage | undefined> {
  const course = core.movement(exercise, level)!;
  const times = Array.from(
    { length: framedTimes + 1 },
    (_, i) => (course.duration_s * i) / framedTimes,
  );
  const movement = core.frames(exercise, level, [...times, course.held_s], mirrored)!;
  const figure = core.solid();
  const [{ Stage }, { looks }, skin] = await Promise.all([
    import('../../solid/stage'),
    import('../../solid/look'),
    readSkin(figure),
  ]);
  if (isGone()) return undefined;
  return new Stage(canvas, figure, skin, movement, looks[watchTheme.isDark() ? 'dark' : 'light']);
}
