import MiniSearch from 'minisearch';

/** What can be found: its name, its search words, and what else is said of it. */
export interface LibraryEntry {
  id: string;
  name: string;
  words: string;
  body: string;
}

const shortestFuzzy = 4;
const slipShare = 0.2;

/** Case, accents and a plural make no difference. */
function plainTerm(term: string): string {
  const plain = term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.length >= shortestFuzzy ? plain.replace(/(?<=[^s])e?s$/, '') : plain;
}

/** Finds entries by words, the best first; forgives a small slip of the keys. */
export class LibraryIndex {
  readonly #search = new MiniSearch<LibraryEntry>({
    fields: ['name', 'words', 'body'],
    processTerm: plainTerm,
    searchOptions: {
      boost: { name: 6, words: 4 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length >= shortestFuzzy ? slipShare : false),
      combineWith: 'AND',
    },
  });

  constructor(entries: LibraryEntry[]) {
    this.#search.addAll(entries);
  }

  find(words: string): string[] {
    return this.#search.search(words).map((found) => String(found.id));
  }
}
