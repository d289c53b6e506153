/** Keeps the screen on while it is wanted, and asks again when the page comes back into view. */
export class ScreenAwake {
  static readonly isPossible = typeof navigator !== 'undefined' && 'wakeLock' in navigator;

  /** `refused`: the device does not let us; the page then says how to do it by hand. */
  state = $state<'off' | 'on' | 'refused'>('off');
  #wanted = false;
  #lock: WakeLockSentinel | undefined;
  readonly #seen = () => {
    if (document.visibilityState === 'visible') void this.#request();
  };

  hold(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    document.addEventListener('visibilitychange', this.#seen);
    void this.#request();
  }

  release(): void {
    this.#wanted = false;
    document.removeEventListener('visibilitychange', this.#seen);
    void this.#lock?.release();
    this.#lock = undefined;
    this.state = 'off';
  }

  async #request(): Promise<void> {
    if (!this.#wanted || (this.#lock && !this.#lock.released)) return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      if (!this.#wanted) return void lock.release();
      this.#lock = lock;
      this.state = 'on';
    } catch {
      // No such thing here, or the battery is low.
      this.state = 'refused';
    }
  }
}
