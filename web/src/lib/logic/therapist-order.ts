import type { TherapistOrder } from '../api/types';

export type LimitKind = 'lumbar_flexion' | 'lumbar_extension' | 'disc' | 'lock';

export interface Limit {
  kind: LimitKind;
  /** Degrees of a movement, or per cent of quiet standing on a disc. */
  amount?: number;
  /** The disc, or the exercise that is left out. */
  about: string;
}

/** An order with one limit; nothing as long as it is not said in full. */
export function makeOrder(
  who: { clinician: string; role: string },
  dates: { given: string; expires: string },
  { kind, amount, about }: Limit,
  words: string,
): TherapistOrder | undefined {
  const head = { ...who, ...dates, ...(words && { words }) };
  if (kind === 'lock') return about ? { ...head, locks: [{ exercise: about }] } : undefined;
  if (amount === undefined) return undefined;
  const whole = Math.round(amount);
  if (kind === 'disc') {
    return about ? { ...head, disc_limits: [{ disc: about, percent: whole }] } : undefined;
  }
  return { ...head, movement_limits: [{ movement: kind, degrees: whole }] };
}
