/** What the core says of a movement's times. */
export interface MovementCourse {
  held_s: number;
  duration_s: number;
  cycle: boolean;
  /** From the held position to the end of the safe way out. */
  exit_s: number;
}

/** How long a demonstration rests at either end, so that the eye can read the position. */
const pauseSeconds = 1.6;

/** Where a demonstration stands after `wall` seconds: out, a pause, back, a pause, and again. */
export function demonstrationTime(course: MovementCourse, wall: number): number {
  if (course.duration_s <= 0) return 0;
  if (course.cycle) return wall % course.duration_s;
  const round = course.duration_s + 2 * pauseSeconds;
  const t = wall % round;
  if (t < course.held_s) return t;
  if (t < course.held_s + pauseSeconds) return course.held_s;
  return Math.min(t - pauseSeconds, course.duration_s);
}
