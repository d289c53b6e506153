import { monotonicMs } from '../logic/clock';
import { cueSounds } from './cue-sounds';
import { ScreenAwake } from './screen-awake.svelte';

const msPerSecond = 1000;
/** Time to get into place after the tap. */
const leadMs = 3 * msPerSecond;

/** The clock of a self-check: a short lead, then down from `seconds`, or up without them. */
export class CheckClock {
  state = $state<'ready' | 'lead' | 'running' | 'over'>('ready');
  #now = $state(0);
  #from = $state(0);
  #frame = 0;
  readonly seconds: number | undefined;
  readonly #volume: number;
  readonly #awake = new ScreenAwake();

  constructor(seconds: number | undefined, volume: number) {
    this.seconds = seconds;
    this.#volume = volume;
  }

  /** Whole seconds that are shown: left of the lead, left, or gone by. */
  readonly shown = $derived.by(() => {
    const gone = this.#now - this.#from;
    if (this.state === 'ready') return this.seconds ?? 0;
    if (gone < 0) return Math.ceil(-gone / msPerSecond);
    if (this.seconds === undefined) return Math.floor(gone / msPerSecond);
    return Math.max(0, Math.ceil(this.seconds - gone / msPerSecond));
  });
  /** Whole seconds that it went on. */
  readonly gone = $derived.by(() => {
    const gone = Math.max(0, this.#now - this.#from) / msPerSecond;
    if (this.seconds === undefined) return Math.round(gone);
    return Math.min(this.seconds, Math.floor(gone));
  });

  start(): void {
    cueSounds.unlock();
    this.#awake.hold();
    this.#now = monotonicMs();
    this.#from = this.#now + leadMs;
    this.state = 'lead';
    const end = this.seconds && this.#from + this.seconds * msPerSecond;
    cueSounds.follow(
      [
        { id: 'begin', at_ms: this.#from, kind: 'start', text: '' },
        ...(end ? [{ id: 'end', at_ms: end, kind: 'session_done', text: '' } as const] : []),
      ],
      this.#now,
      this.#now,
      this.#volume,
    );
    this.#draw();
  }

  /** Ends it early, or ends a clock that counts up. */
  stop(): void {
    this.#now = monotonicMs();
    this.#end();
  }

  /** The screen goes elsewhere. */
  close(): void {
    if (this.state !== 'over') this.#end();
  }

  #draw(): void {
    this.#frame = requestAnimationFrame(() => {
      this.#now = monotonicMs();
      if (this.#now >= this.#from) this.state = 'running';
      const isOver =
        this.seconds !== undefined && this.#now - this.#from >= this.seconds * msPerSecond;
      if (isOver) this.#end();
      else this.#draw();
    });
  }

  #end(): void {
    cancelAnimationFrame(this.#frame);
    if (this.state === 'ready') return;
    if (this.#now < this.#from + (this.seconds ?? 0) * msPerSecond) cueSounds.silence();
    this.#awake.release();
    this.state = 'over';
  }
}
