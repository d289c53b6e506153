import type { Content } from '../../core/content';
import type { LibraryEntry } from '../../logic/library-search';
import { t, texts } from '../../text/text.svelte';

/** All that can be found in the library, in its words. */
export function makeEntries(content: Content): LibraryEntry[] {
  const exercises = [...content.exercises.values()].map(({ id, goals, regions, positions }) => ({
    id,
    name: t(`exercise.${id}.name`),
    words: [
      t(`exercise.${id}.purpose`),
      ...goals.map((goal) => t(`goal.${goal}`)),
      ...regions.map((region) => t(`region.${region}`)),
      ...positions.map((position) => t(`position.${position}`)),
    ].join(' '),
    body: texts(`exercise.${id}.steps`).join(' '),
  }));
  const avoided = [...content.avoided.keys()].map((id) => ({
    id,
    name: t(`avoided.${id}.name`),
    words: t(`avoided.${id}.search`),
    body: t(`avoided.${id}.why`),
  }));
  return [...exercises, ...avoided];
}
