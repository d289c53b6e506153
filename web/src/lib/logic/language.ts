/** A language of the texts. */
export interface Language {
  /** Its tag, as `lang` takes it. */
  id: string;
  /** In the language itself. */
  name: string;
  direction: string;
  /** By which health professional who speaks it the texts were read, or "none". */
  reviewed: string;
}

const baseOf = (tag: string) => tag.toLowerCase().split('-')[0]!;

/**
 * The language to speak: the one that was chosen, else the first of the device's own in which
 * there are texts, else the first of all.
 */
export function chooseLanguage(
  chosen: string,
  preferred: readonly string[],
  known: readonly Language[],
): Language {
  const find = (tag: string) => known.find(({ id }) => id === baseOf(tag));
  if (chosen && find(chosen)) return find(chosen)!;
  const own = preferred.find((tag) => find(tag));
  return (own && find(own)) || known[0]!;
}

/** The language with the country of the device, which decides on dates and clocks: "de-AT". */
export function localeOf(language: string, preferred: readonly string[]): string {
  return preferred.find((tag) => baseOf(tag) === language) ?? language;
}
