import { client, type VoiceIndex } from '../api/client';
import type { Cue } from '../core/session';
import { findUnplanned, gainOf } from '../logic/tones';
import { clipsOf, planSpeech, type VoiceMode } from '../logic/voice';
import { languageNow } from '../text/text.svelte';

const msPerSecond = 1000;
const sampleRate = 16_000;
/** Speech is quieter than a tone of the same height. */
const louder = 2.2;

/**
 * The coach's voice: clips that come with the page, planned on the audio clock like the tones.
 * What cannot be loaded is not said, and everything else works.
 */
export class CueVoice {
  #context: AudioContext | undefined;
  #loudness: GainNode | undefined;
  /** Whose clips are loaded. */
  #language = '';
  #index: Promise<VoiceIndex> | undefined;
  #places: VoiceIndex | undefined;
  #sounds = new Map<string, AudioBuffer>();
  #asked = new Set<string>();
  #planned = new Set<string>();
  #sounding = new Set<AudioBufferSourceNode>();
  #busyUntil = 0;
  #epoch = -1;

  /** Loads what is said in every session, and of these exercises, before anything is to be said. */
  async load(exercises: string[]): Promise<void> {
    this.#speak(languageNow().id);
    try {
      this.#index ??= client.readVoiceIndex(this.#language);
      this.#places = await this.#index;
      await Promise.all(['common', ...exercises].map((file) => this.#load(file)));
    } catch (fault) {
      this.#index = undefined;
      console.warn('The voice could not be loaded; tones and screen go on.', fault);
    }
  }

  /** In another language nothing of what was loaded can be said. */
  #speak(language: string): void {
    if (language === this.#language) return;
    this.silence();
    this.#language = language;
    this.#index = this.#places = undefined;
    this.#sounds.clear();
    this.#asked.clear();
  }

  /** Takes the audio clock of the tones, once a tap has unlocked it. */
  attach(context: AudioContext | undefined): void {
    if (!context || this.#context === context) return;
    this.#context = context;
    this.#loudness = context.createGain();
    this.#loudness.connect(context.destination);
  }

  follow(cues: Cue[], epoch: number, now: number, volume: number, mode: VoiceMode): void {
    if (epoch !== this.#epoch) this.silence();
    this.#epoch = epoch;
    const context = this.#context;
    if (!context || !this.#loudness || context.state !== 'running' || !this.#sounds.size) return;
    this.#loudness.gain.value = louder * gainOf(volume);
    for (const cue of findUnplanned(cues, this.#planned, now)) {
      this.#planned.add(cue.id);
      const at = context.currentTime + Math.max(0, cue.at_ms - now) / msPerSecond;
      this.#say(cue, at, mode);
    }
  }

  /** Nothing that is planned is said any more. */
  silence(): void {
    for (const one of this.#sounding) one.stop();
    this.#sounding.clear();
    this.#planned.clear();
    this.#busyUntil = 0;
  }

  /** How it will sound. */
  async sample(context: AudioContext | undefined, volume: number): Promise<void> {
    this.attach(context);
    await this.load([]);
    this.silence();
    const now = 0;
    const cue: Cue = { id: 'sample', at_ms: now, kind: 'session_done', text: '' };
    this.follow([cue], this.#epoch, now, volume, 'short');
  }

  #say(cue: Cue, at: number, mode: VoiceMode): void {
    const lengthOf = (clip: string) => this.#find(clip)?.[2];
    for (const { clip, from_s } of planSpeech(
      cue.kind,
      clipsOf(cue, mode),
      lengthOf,
      at,
      this.#busyUntil,
    )) {
      const [sound, from, length] = this.#find(clip)!;
      const source = this.#context!.createBufferSource();
      source.buffer = sound;
      source.connect(this.#loudness!);
      source.start(from_s, from, length);
      this.#busyUntil = from_s + length;
      this.#sounding.add(source);
      source.onended = () => this.#sounding.delete(source);
    }
  }

  /** The sound of a clip, and where in it the clip stands. */
  #find(clip: string): [AudioBuffer, number, number] | undefined {
    const file = clip.startsWith('exercise.') ? clip.split('.')[1]! : 'common';
    const sound = this.#sounds.get(file);
    const place = this.#places?.files[file]?.[clip];
    return sound && place && [sound, ...place];
  }

  /** Needs no tap, unlike a context that is heard. */
  #decode(bytes: ArrayBuffer): Promise<AudioBuffer> {
    return new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(bytes);
  }

  async #load(file: string): Promise<void> {
    if (this.#asked.has(file) || !this.#places?.files[file]) return;
    this.#asked.add(file);
    try {
      this.#sounds.set(file, await this.#decode(await client.readVoice(this.#language, file)));
    } catch (fault) {
      this.#asked.delete(file);
      throw fault;
    }
  }
}

/** One for the whole page, beside the tones. */
export const cueVoice = new CueVoice();
