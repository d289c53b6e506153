import type { OwnTimes } from '../core/session';
import { listenModes, type ListenMode } from './spoken-stop';
import type { UnitSystem } from './units';
import { voiceModes, type VoiceMode } from './voice';

export type Theme = 'system' | 'light' | 'dark';
export type Motion = 'system' | 'reduced';

/** What a person sets for themselves on this device. */
export interface SettingsValues {
  theme: Theme;
  /** The tag of the chosen language; empty for that of the device. */
  language: string;
  units: UnitSystem;
  motion: Motion;
  /** 0…100; at 0 no sound is made and everything else works. */
  volume: number;
  voice: VoiceMode;
  /** 0…100 */
  voiceVolume: number;
  vibration: boolean;
  shortcuts: boolean;
  /** Keys of a headset; the music of another app then stops. */
  headset: boolean;
  /** The figure in three dimensions, where there is a choice. */
  solid: boolean;
  discColours: boolean;
  /** Of every session: seconds more to get ready and to rest, and less to hold. */
  times: OwnTimes;
  /** Whether the word "stop" ends an exercise, and who may hear it. */
  spokenStop: ListenMode;
}

export const defaultSettings: SettingsValues = {
  theme: 'system',
  language: '',
  units: 'metric',
  motion: 'system',
  volume: 70,
  voice: 'short',
  voiceVolume: 80,
  vibration: false,
  shortcuts: true,
  headset: false,
  solid: false,
  discColours: true,
  times: { ready_s: 0, rest_s: 0, hold_s: 0 },
  spokenStop: 'off',
};

export const settingsVersion = 1;

/** One step per version: `migrations[n]` turns version n into n + 1. */
const migrations: ((old: Record<string, unknown>) => Record<string, unknown>)[] = [
  // 0 → 1: settings before versions had the same members.
  (old) => old,
];

function isAmong<T>(value: unknown, allowed: readonly T[]): value is T {
  return (allowed as readonly unknown[]).includes(value);
}

/** The core holds them to their bounds. */
function readTimes(kept: unknown): OwnTimes {
  if (typeof kept !== 'object' || kept === null) return { ...defaultSettings.times };
  const times = kept as Record<keyof OwnTimes, unknown>;
  const secondsOf = (value: unknown) => (Number.isInteger(value) ? (value as number) : 0);
  return {
    ready_s: secondsOf(times.ready_s),
    rest_s: secondsOf(times.rest_s),
    hold_s: secondsOf(times.hold_s),
  };
}

/** Kept settings of any version, or whatever stands there, as settings of today. */
export function readSettings(text: string | null): SettingsValues {
  let kept: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) kept = parsed as Record<string, unknown>;
  } catch {
    return { ...defaultSettings };
  }
  const from = typeof kept.version === 'number' ? kept.version : 0;
  for (const step of migrations.slice(from)) kept = step(kept);
  const d = defaultSettings;
  const percentOf = (value: unknown, otherwise: number) =>
    typeof value === 'number' ? Math.min(100, Math.max(0, value)) : otherwise;
  return {
    theme: isAmong(kept.theme, ['system', 'light', 'dark'] as const) ? kept.theme : d.theme,
    language: typeof kept.language === 'string' ? kept.language : d.language,
    units: isAmong(kept.units, ['metric', 'imperial'] as const) ? kept.units : d.units,
    motion: isAmong(kept.motion, ['system', 'reduced'] as const) ? kept.motion : d.motion,
    volume: percentOf(kept.volume, d.volume),
    voice: isAmong(kept.voice, voiceModes) ? kept.voice : d.voice,
    voiceVolume: percentOf(kept.voiceVolume, d.voiceVolume),
    vibration: kept.vibration === true,
    shortcuts: kept.shortcuts !== false,
    headset: kept.headset === true,
    solid: kept.solid === true,
    discColours: kept.discColours !== false,
    times: readTimes(kept.times),
    spokenStop: isAmong(kept.spokenStop, listenModes) ? kept.spokenStop : d.spokenStop,
  };
}

export function writeSettings(values: SettingsValues): string {
  return JSON.stringify({ version: settingsVersion, ...values });
}
