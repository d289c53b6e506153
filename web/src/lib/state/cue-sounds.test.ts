import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Cue } from '../core/session';
import { CueSounds } from './cue-sounds';

/** Tones by the second of the audio clock at which they begin; a stopped one is taken out. */
const begins = new Set<number>();

class FakeNode {
  gain = { value: 0, setValueAtTime() {}, linearRampToValueAtTime() {} };
  connect(next: FakeNode) {
    return next;
  }
}
class FakeOscillator extends FakeNode {
  frequency = { value: 0 };
  onended: (() => void) | undefined;
  #from = 0;
  start(from: number) {
    this.#from = from;
    begins.add(from);
  }
  stop(at?: number) {
    if (at === undefined) begins.delete(this.#from);
  }
}
let contextState = 'running';
class FakeContext {
  currentTime = 100;
  destination = new FakeNode();
  get state() {
    return contextState;
  }
  createGain = () => new FakeNode();
  createOscillator = () => new FakeOscillator();
  resume = async () => {};
}

const count = (id: string, at_ms: number): Cue => ({ id, at_ms, kind: 'count', text: 'x' });

beforeEach(() => {
  begins.clear();
  contextState = 'running';
  vi.stubGlobal('AudioContext', FakeContext);
});
afterEach(() => vi.unstubAllGlobals());

describe('the sounds of the coach', () => {
  it('are planned ahead on the audio clock, each once', () => {
    const sounds = new CueSounds();
    sounds.unlock();
    const cues = [count('1:a', 51_000), count('1:b', 52_500)];
    sounds.follow(cues, 1, 50_000, 70);
    sounds.follow(cues, 1, 50_400, 70);
    expect([...begins]).toEqual([101, 102.5]);
  });
  it('are taken back when the timeline moves', () => {
    const sounds = new CueSounds();
    sounds.unlock();
    sounds.follow([count('1:a', 51_000)], 1, 50_000, 70);
    sounds.follow([count('2:a', 55_000)], 2, 50_000, 70);
    expect([...begins]).toEqual([105]);
  });
  it('wait until sound is allowed', () => {
    const sounds = new CueSounds();
    contextState = 'suspended';
    sounds.unlock();
    sounds.follow([count('1:a', 51_000)], 1, 50_000, 70);
    expect(begins.size).toBe(0);
    contextState = 'running';
    sounds.follow([count('1:a', 51_000)], 1, 50_500, 70);
    expect([...begins]).toEqual([100.5]);
  });
  it('are nothing, and no fault, where there is no audio', () => {
    vi.stubGlobal('AudioContext', undefined);
    const sounds = new CueSounds();
    sounds.unlock();
    expect(() => sounds.follow([count('1:a', 51_000)], 1, 50_000, 70)).not.toThrow();
  });
});
