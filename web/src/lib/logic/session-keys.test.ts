import { describe, expect, it } from 'vitest';
import { findCommand, keyShortcuts } from './session-keys';

const pressed = (key: string, more = {}) => ({
  key,
  repeat: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...more,
});

describe('a key in a session', () => {
  it('means the same with and without the shift key', () => {
    expect(findCommand(pressed('h'))).toBe('hurts');
    expect(findCommand(pressed('H'))).toBe('hurts');
  });
  it('stops by Escape and by S', () => {
    expect(findCommand(pressed('Escape'))).toBe('stop');
    expect(findCommand(pressed('s'))).toBe('stop');
  });
  it('takes what presenter remotes send', () => {
    expect(findCommand(pressed('PageDown'))).toBe('skip');
    expect(findCommand(pressed('PageUp'))).toBe('back');
  });
  it('counts once when it is held down', () => {
    expect(findCommand(pressed('ArrowRight', { repeat: true }))).toBeUndefined();
  });
  it('leaves the browser its own', () => {
    expect(findCommand(pressed('r', { ctrlKey: true }))).toBeUndefined();
    expect(findCommand(pressed('s', { metaKey: true }))).toBeUndefined();
    expect(findCommand(pressed('toString'))).toBeUndefined();
  });
  it('is told to assistive technology for every command', () => {
    for (const keys of Object.values(keyShortcuts)) expect(keys).not.toBe('');
  });
});
