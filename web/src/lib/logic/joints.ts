/** A place of the figure that one can take hold of, and the angles that move it. */
export interface Joint {
  /** Bone of the figure whose origin it is; of a pair the right one. */
  bone: number;
  /** The twin, where there is one. */
  left?: number;
  /** The first is the one of the arrow keys; a drag takes what moves it most in the view. */
  angles: string[];
}

/** As on a jointed doll: who takes the hand bends the elbow, who takes the elbow lifts the arm. */
export const joints: Joint[] = [
  { bone: 24, angles: ['cer', 'clat'] },
  { bone: 14, angles: ['lum', 'lat'] },
  { bone: 27, left: 33, angles: ['sho', 'sabd'] },
  { bone: 39, left: 48, angles: ['elb', 'srot'] },
  { bone: 29, left: 35, angles: ['hip', 'habd'] },
  { bone: 30, left: 36, angles: ['kne', 'hrot'] },
  { bone: 45, left: 54, angles: ['ank'] },
];

export type Pixels = [number, number];

/** Where the joint is seen with an angle; nothing where there is no such posture. */
export type Look = (angle: string, degrees: number) => Pixels | undefined;

const probe_deg = 1;
/** Pixels for a degree below which a joint turns towards the eye, and a drag says nothing. */
const least = 0.15;
/** A hand that slips must not throw the figure about. */
const mostAtOnce_deg = 12;

function paceOf(look: Look, angle: string, degrees: number): { at: Pixels; pace: Pixels } | undefined {
  const at = look(angle, degrees);
  const next = look(angle, degrees + probe_deg);
  if (!at || !next) return undefined;
  return { at, pace: [(next[0] - at[0]) / probe_deg, (next[1] - at[1]) / probe_deg] };
}

/** Of a joint's angles the one that moves it most as it is seen now. */
export function findTurning(look: Look, angles: string[], now: (angle: string) => number): string | undefined {
  let best: string | undefined;
  let most = least;
  for (const angle of angles) {
    const pace = paceOf(look, angle, now(angle))?.pace;
    const speed = pace ? Math.hypot(...pace) : 0;
    if (speed <= most) continue;
    most = speed;
    best = angle;
  }
  return best;
}

/** The angle that brings the joint nearer to a place of the picture: one step of Newton's way. */
export function stepTowards(look: Look, angle: string, degrees: number, target: Pixels): number {
  const found = paceOf(look, angle, degrees);
  if (!found) return degrees;
  const { at, pace } = found;
  const square = pace[0] ** 2 + pace[1] ** 2;
  if (square < least ** 2) return degrees;
  const by = ((target[0] - at[0]) * pace[0] + (target[1] - at[1]) * pace[1]) / square;
  return degrees + Math.max(-mostAtOnce_deg, Math.min(mostAtOnce_deg, by));
}

/** Of places in their order those that leave room for a target of this breadth. */
export function leaveRoom<T extends { at: ArrayLike<number> }>(all: T[], broad: number): T[] {
  const kept: T[] = [];
  for (const one of all) {
    const isFar = ({ at }: T) =>
      Math.max(Math.abs(at[0]! - one.at[0]!), Math.abs(at[1]! - one.at[1]!)) >= broad;
    if (kept.every(isFar)) kept.push(one);
  }
  return kept;
}

/** Within what the model allows; `isEnd` where more was asked for. */
export function keepWithin(degrees: number, range: { min_deg: number; max_deg: number }) {
  const whole = Math.round(degrees);
  const kept = Math.max(range.min_deg, Math.min(range.max_deg, whole));
  return { degrees: kept, isEnd: kept !== whole };
}
