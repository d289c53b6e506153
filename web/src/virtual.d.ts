declare module 'virtual:languages' {
  import type { Language } from '$lib/logic/language';
  /** The first is the one that the others are translated from. */
  export const languages: Language[];
  /** The words of the emergency page, by language. */
  export const safetyWords: Record<string, Record<string, string>>;
}
