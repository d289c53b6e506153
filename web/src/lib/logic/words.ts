export interface Term {
  term: string;
  means: string;
}

/** "Disc: the soft cushion." as its word and its meaning; without a colon, all of it is the word. */
export function splitTerm(text: string): Term {
  const at = text.indexOf(': ');
  return at < 0 ? { term: text, means: '' } : { term: text.slice(0, at), means: text.slice(at + 2) };
}
