/** One thing that can be chosen, with the words for it. */
export interface Choice {
  id: string;
  text: string;
}
