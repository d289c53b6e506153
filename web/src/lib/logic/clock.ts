/** The session's clock: whole milliseconds that only grow, on one line with those of a reload. */
export function monotonicMs(): number {
  return Math.round(performance.timeOrigin + performance.now());
}

/** How far the wall clock may drift from the monotonic one before the machine must have slept. */
const sleptMs = 2000;

/** Notices that the machine slept: then the wall clock went on and the monotonic one did not. */
export class SleepWatch {
  #gap = Date.now() - monotonicMs();

  /** True once for each sleep since the last call. */
  hasSlept(): boolean {
    const gap = Date.now() - monotonicMs();
    const slept = gap - this.#gap > sleptMs;
    this.#gap = gap;
    return slept;
  }
}
