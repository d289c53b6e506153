import baked from 'virtual:safety-words';
import { fill, pluralKey, type Inputs } from '../logic/template';

type Words = Record<string, string>;

/** The emergency words are part of the build; everything else comes with the catalogue. */
let words = $state.raw<Words>(baked);
const language = 'en';

export function learnWords(fresh: Words): void {
  words = { ...baked, ...fresh };
}

/** Words of exercises that a therapist wrote for this person. */
const ownWords = new Map<string, string>();

export function learnOwnWords(prefix: string, fresh: Words): void {
  for (const [leaf, text] of Object.entries(fresh)) ownWords.set(`${prefix}.${leaf}`, text);
}

export function hasText(key: string): boolean {
  return key in words || ownWords.has(key);
}

/** The text of a key with its inputs; the key itself in angle brackets where there is none. */
export function t(key: string, inputs: Inputs = {}): string {
  const text = words[key] ?? ownWords.get(key);
  return text === undefined ? `<${key}>` : fill(text, inputs);
}

/** The plural form that the count asks for; `{count}` is among the inputs. */
export function tn(key: string, count: number, inputs: Inputs = {}): string {
  return t(pluralKey(key, count, language), { count, ...inputs });
}

/** The texts `prefix.1`, `prefix.2` … as far as they go. */
export function texts(prefix: string): string[] {
  const found: string[] = [];
  for (let n = 1; hasText(`${prefix}.${n}`); n += 1) found.push(t(`${prefix}.${n}`));
  return found;
}

/** The language of the texts as it is spoken where the person lives: their dates, their clock. */
export function languageTag(): string {
  const own = hasText('page.language') ? t('page.language') : language;
  return navigator.languages.find((tag) => tag.split('-')[0] === own) ?? own;
}
