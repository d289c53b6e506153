import { languages, safetyWords } from 'virtual:languages';
import { localeOf, type Language } from '../logic/language';
import { fill, formatNumber, pluralKeys, type Inputs } from '../logic/template';

type Words = Record<string, string>;

let language = $state.raw<Language>(languages[0]!);
/** The emergency words are part of the build; everything else comes with the catalogue. */
let words = $state.raw<Words>(safetyWords[languages[0]!.id]!);

/** The languages that there are, the one that the others are translated from first. */
export { languages };

/** Everything is said in this language from now on; until its texts come, emergencies alone. */
export function speak(chosen: Language, fresh: Words = {}): void {
  language = chosen;
  words = { ...safetyWords[chosen.id], ...fresh };
}

/** The language that is spoken now. */
export function languageNow(): Language {
  return language;
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
  return text === undefined ? `<${key}>` : fill(text, inputs, language.id);
}

/** The plural form that the count asks for; `{count}` is among the inputs. */
export function tn(key: string, count: number, inputs: Inputs = {}): string {
  const forms = pluralKeys(key, count, language.id);
  return t(forms.find((form) => form in words) ?? forms[0]!, { count, ...inputs });
}

/** The texts `prefix.1`, `prefix.2` … as far as they go. */
export function texts(prefix: string): string[] {
  const found: string[] = [];
  for (let n = 1; hasText(`${prefix}.${n}`); n += 1) found.push(t(`${prefix}.${n}`));
  return found;
}

/** The language of the texts as it is spoken where the person lives: their dates, their clock. */
export function languageTag(): string {
  return localeOf(language.id, navigator.languages);
}

/** A number with so many decimals, as the language writes it. */
export function tFixed(value: number, decimals: number): string {
  return formatNumber(value, language.id, decimals);
}
