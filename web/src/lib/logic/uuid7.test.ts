import { describe, expect, it } from 'vitest';
import { cryptoWords, makeUuid7 } from './uuid7';

const allOnes = () => new Uint16Array(5).fill(0xffff);

describe('makeUuid7', () => {
  it('carries the time, the version and the variant', () => {
    expect(makeUuid7(0x19ab3c45d6e7, allOnes)).toBe('19ab3c45-d6e7-7fff-bfff-ffffffffffff');
  });
  it('pads a small time', () => {
    expect(makeUuid7(1, allOnes)).toMatch(/^00000000-0001-7fff-bfff-/);
  });
  it('orders by time whatever the random part is', () => {
    const early = makeUuid7(1000, allOnes);
    const late = makeUuid7(1001, () => new Uint16Array(5));
    expect(early < late).toBe(true);
  });
  it('is different each time', () => {
    expect(makeUuid7(5, cryptoWords)).not.toBe(makeUuid7(5, cryptoWords));
  });
});
