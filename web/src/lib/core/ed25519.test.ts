import { describe, expect, it } from 'vitest';
import { isSignedBy } from './ed25519';

/** RFC 8032, section 7.1, test 2. */
const key = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
const signature =
  '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
  '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';

describe('isSignedBy', () => {
  it('holds for the vector of the standard', () => {
    expect(isSignedBy(key, 'r', signature)).toBe(true);
  });
  it('fails for another text, another key and each changed digit', () => {
    expect(isSignedBy(key, 's', signature)).toBe(false);
    expect(
      isSignedBy('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'r', signature),
    ).toBe(false);
    for (let i = 0; i < signature.length; i += 7) {
      const digit = signature[i] === '0' ? '1' : '0';
      expect(isSignedBy(key, 'r', signature.slice(0, i) + digit + signature.slice(i + 1))).toBe(
        false,
      );
    }
  });
  it('fails for what is no key and no signature', () => {
    expect(isSignedBy('', '', '')).toBe(false);
    expect(isSignedBy(key, 'r', 'typed by hand')).toBe(false);
    expect(isSignedBy('f'.repeat(64), 'r', signature)).toBe(false);
    expect(isSignedBy(key.toUpperCase(), 'r', signature)).toBe(false);
  });
});
