/** What a text may hold in braces. */
export type Inputs = Record<string, string | number>;

/** Enough for every number that stands in a sentence. */
const mostDecimals = 6;

/** A number as the language writes it: "2,5" in German. Thousands are not grouped. */
export function formatNumber(value: number, language: string, decimals?: number): string {
  return new Intl.NumberFormat(language, {
    useGrouping: false,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals ?? mostDecimals,
  }).format(value);
}

/** Fills `{name}`; a name without an input stays, so that a gap is seen and not hidden. */
export function fill(pattern: string, inputs: Inputs, language: string): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = inputs[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatNumber(value, language) : value;
  });
}

/**
 * The keys under which the plural form may stand, "page.x.one" or "page.x.other", by the rules of
 * the language. "other" comes last: no text needs a form that its language has for millions alone.
 */
export function pluralKeys(key: string, count: number, language: string): string[] {
  return [`${key}.${new Intl.PluralRules(language).select(count)}`, `${key}.other`];
}
