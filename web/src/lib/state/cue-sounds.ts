import type { Cue, CueKind } from '../core/session';
import { findUnplanned, gainOf, tonesOf } from '../logic/tones';

const msPerSecond = 1000;
/** Time in which a tone swells and fades, so that it does not click. */
const fade_s = 0.012;
const sampleKinds: CueKind[] = ['count', 'count', 'count', 'start'];
const sampleGapSeconds = 0.6;

/**
 * Tones of the coach, planned ahead on the audio clock: they come on time even when the page is
 * busy. Without sound (denied, volume 0) everything else works.
 */
export class CueSounds {
  #context: AudioContext | undefined;
  #loudness: GainNode | undefined;
  #planned = new Set<string>();
  #sounding = new Set<OscillatorNode>();
  #epoch = -1;

  /** In the tap that starts: browsers give sound only after one. */
  unlock(): void {
    try {
      if (!this.#context) {
        this.#context = new AudioContext({ latencyHint: 'interactive' });
        this.#loudness = this.#context.createGain();
        this.#loudness.connect(this.#context.destination);
      }
      if (this.#context.state !== 'running') void this.#context.resume();
    } catch {
      this.#context = undefined;
    }
  }

  /** The audio clock, once a tap has unlocked it: one for all that is heard. */
  get context(): AudioContext | undefined {
    return this.#context;
  }

  /** Plans what is not planned yet. A new epoch takes back all of the one before. */
  follow(cues: Cue[], epoch: number, now: number, volume: number): void {
    if (epoch !== this.#epoch) this.silence();
    this.#epoch = epoch;
    const context = this.#context;
    if (!context || !this.#loudness || context.state !== 'running') return;
    this.#loudness.gain.value = gainOf(volume);
    for (const cue of findUnplanned(cues, this.#planned, now)) {
      this.#planned.add(cue.id);
      this.#play(cue.kind, context.currentTime + Math.max(0, cue.at_ms - now) / msPerSecond);
    }
  }

  /** Nothing that is planned is heard any more. */
  silence(): void {
    for (const one of this.#sounding) one.stop();
    this.#sounding.clear();
    this.#planned.clear();
  }

  /** How it will sound: three counts and a start. */
  sample(volume: number): void {
    this.unlock();
    if (!this.#context || !this.#loudness) return;
    this.silence();
    this.#loudness.gain.value = gainOf(volume);
    const begin = this.#context.currentTime + fade_s;
    sampleKinds.forEach((kind, i) => this.#play(kind, begin + i * sampleGapSeconds));
  }

  #play(kind: CueKind, at: number): void {
    for (const tone of tonesOf(kind)) {
      const from = at + tone.from_s;
      const to = from + tone.length_s;
      const envelope = this.#context!.createGain();
      envelope.gain.setValueAtTime(0, from);
      envelope.gain.linearRampToValueAtTime(1, from + fade_s);
      envelope.gain.setValueAtTime(1, Math.max(from + fade_s, to - fade_s));
      envelope.gain.linearRampToValueAtTime(0, to);
      const source = this.#context!.createOscillator();
      source.frequency.value = tone.hertz;
      source.connect(envelope).connect(this.#loudness!);
      source.start(from);
      source.stop(to);
      this.#sounding.add(source);
      source.onended = () => this.#sounding.delete(source);
    }
  }
}

/** One for the whole page: browsers give few audio contexts. */
export const cueSounds = new CueSounds();
