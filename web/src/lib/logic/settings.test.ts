import { describe, expect, it } from 'vitest';
import { defaultSettings, readSettings, writeSettings } from './settings';

describe('settings', () => {
  it('come back as they were written', () => {
    const values = { ...defaultSettings, theme: 'dark' as const, volume: 0, shortcuts: false };
    expect(readSettings(writeSettings(values))).toEqual(values);
  });
  it('are those of the house when nothing, or nonsense, is kept', () => {
    for (const kept of [null, '', 'nonsense', '7', 'null', '{"theme":"pink","volume":"loud"}']) {
      expect(readSettings(kept)).toEqual(defaultSettings);
    }
  });
  it('keep a volume within its range', () => {
    expect(readSettings('{"volume":900}').volume).toBe(100);
    expect(readSettings('{"volume":-1}').volume).toBe(0);
  });
});
