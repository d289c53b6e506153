import type { SourceAt } from '../api/types';
import type { Content } from '../core/content';

/** Authors, title, year and place of what is cited, in one line. */
export function sourceWords(content: Content, { source, at }: SourceAt): string {
  const found = content.sources.get(source);
  return [found?.authors, found?.title ?? source, found?.year, at].filter(Boolean).join('. ');
}
