import { describe, expect, it } from 'vitest';
import { chooseLanguage, localeOf } from './language';

const known = [
  { id: 'en', name: 'English', direction: 'ltr', reviewed: 'none' },
  { id: 'de', name: 'Deutsch', direction: 'ltr', reviewed: 'none' },
  { id: 'es', name: 'Español', direction: 'ltr', reviewed: 'none' },
];
const choose = (chosen: string, preferred: string[]) => chooseLanguage(chosen, preferred, known).id;

describe('chooseLanguage', () => {
  it('takes what was chosen before what the device says', () => {
    expect(choose('es', ['de-DE', 'en'])).toBe('es');
  });
  it('takes the first language of the device that there is, whatever its country', () => {
    expect(choose('', ['fr-FR', 'de-AT', 'en-GB'])).toBe('de');
    expect(choose('', ['ES-mx'])).toBe('es');
  });
  it('takes the first of all where there is none', () => {
    expect(choose('', ['fr', 'ja'])).toBe('en');
    expect(choose('', [])).toBe('en');
    expect(choose('xx', ['de'])).toBe('de');
  });
  it('is not taken in by a language that begins alike', () => {
    expect(choose('', ['den-CA', 'est'])).toBe('en');
  });
});

describe('localeOf', () => {
  it('keeps the country of the device, for dates and clocks', () => {
    expect(localeOf('de', ['en-GB', 'de-AT'])).toBe('de-AT');
    expect(localeOf('de', ['en-GB'])).toBe('de');
  });
});
