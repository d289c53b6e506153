import { describe, expect, it } from 'vitest';
import { agreeOn, findListening, hasWord, isFinal } from './spoken-stop';

describe('listening for "stop"', () => {
  it('is not there without the API, on the device where that can be, else by a service', () => {
    expect(findListening(false, undefined)).toBe('off');
    expect(findListening(false, 'available')).toBe('off');
    expect(findListening(true, 'available')).toBe('local');
    expect(findListening(true, 'downloadable')).toBe('local');
    expect(findListening(true, 'unavailable')).toBe('remote');
    expect(findListening(true, undefined)).toBe('remote');
  });
  it('never takes a yes to one way for a yes to the other', () => {
    expect(agreeOn('local', 'remote')).toBe('off');
    expect(agreeOn('remote', 'local')).toBe('off');
    expect(agreeOn('remote', 'off')).toBe('off');
    expect(agreeOn('off', 'local')).toBe('off');
    expect(agreeOn('local', 'local')).toBe('local');
    expect(agreeOn('remote', 'remote')).toBe('remote');
  });
  it('hears the whole word alone', () => {
    expect(hasWord('Stop!', ['stop'], 'en')).toBe(true);
    expect(hasWord('please, STOP now', ['stop'], 'en')).toBe(true);
    expect(hasWord('unstoppable stopwatch', ['stop'], 'en')).toBe(false);
    expect(hasWord('¡Para ya!', ['alto', 'para'], 'es')).toBe(true);
    expect(hasWord('', ['stop'], 'en')).toBe(false);
  });
  it('tries again after silence, and not after a no', () => {
    expect(isFinal('no-speech')).toBe(false);
    expect(isFinal('not-allowed')).toBe(true);
    expect(isFinal('language-not-supported')).toBe(true);
  });
});
