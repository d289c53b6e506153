import type { SessionStep, SessionView } from '../core/session';
import type { MovementCourse } from './figure-time';

const msPerSecond = 1000;
/** The core is asked about once a second even when no boundary is near: cues ahead come that way. */
const usualCallMs = 1000;

/** True while the session's clock runs. */
export function isTicking(view: SessionView): boolean {
  return view.state === 'running' || view.state === 'resting';
}

/** What is left of the present step. In a pause the step's times stand still. */
export function leftMs(view: SessionView, now: number): number {
  if (!view.step) return 0;
  const at = isTicking(view) ? now : view.at_ms;
  return Math.max(0, view.step.to_ms - at);
}

/** How far a step has come, 0…1. */
export function shareOf(step: SessionStep, at: number): number {
  if (step.duration_ms <= 0) return 1;
  return Math.min(1, Math.max(0, (at - step.from_ms) / step.duration_ms));
}

/** When to ask the core again. */
export function nextCallMs(view: SessionView, now: number): number {
  const usual = now + usualCallMs;
  return Math.max(now, Math.min(view.call_by_ms ?? usual, usual));
}

/** Seconds into the movement at which the figure stands: a little ahead of the person. */
export function figureSeconds(view: SessionView, course: MovementCourse, now: number): number {
  const { step } = view;
  if (!step || step.again) return 0;
  const at = (isTicking(view) ? now : view.at_ms) + view.figure_lead_ms;
  const share = shareOf(step, at);
  const since = Math.max(0, (at - step.from_ms) / msPerSecond);
  const back = course.duration_s - course.held_s;
  switch (step.kind) {
    case 'move':
      return share * course.held_s;
    case 'hold':
      return course.held_s;
    case 'release':
      return course.held_s + share * back;
    case 'walk':
      return course.cycle && course.duration_s > 0 ? since % course.duration_s : course.held_s;
    default:
      return 0;
  }
}

/** The same for someone who wants no motion: where the step leads, and no way between. */
export function stillSeconds(view: SessionView, course: MovementCourse): number {
  const kind = view.step?.kind;
  return kind === 'move' || kind === 'hold' || kind === 'walk' ? course.held_s : 0;
}
