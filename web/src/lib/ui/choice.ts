/** One thing that can be chosen, with the words for it. */
export interface Choice {
  id: string;
  text: string;
  /** The language of the text, where it is not that of the page. */
  lang?: string;
}
