/** What a text may hold in braces. */
export type Inputs = Record<string, string | number>;

/** Fills `{name}`; a name without an input stays, so that a gap is seen and not hidden. */
export function fill(pattern: string, inputs: Inputs): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = inputs[name];
    return value === undefined ? whole : String(value);
  });
}

/** The plural form of a key: "page.x.one", "page.x.other", by the rules of the language. */
export function pluralKey(key: string, count: number, language: string): string {
  return `${key}.${new Intl.PluralRules(language).select(count)}`;
}
