import type { Lesson, LessonLinks } from '../api/types';

/** The lessons of one kind, under one heading. */
export interface LessonGroup {
  kind: string;
  lessons: Lesson[];
}

/** The groups come in the order of their first lesson, lessons in their own. */
export function groupLessons(lessons: Lesson[]): LessonGroup[] {
  const groups = new Map<string, Lesson[]>();
  for (const lesson of lessons) {
    groups.set(lesson.kind, [...(groups.get(lesson.kind) ?? []), lesson]);
  }
  return [...groups].map(([kind, list]) => ({ kind, lessons: list }));
}

export interface LessonPlace {
  /** Counted from 1. */
  place: number;
  previous?: Lesson;
  next?: Lesson;
}

/** Where a lesson stands among all, as the list shows them. */
export function findPlaceOf(lessons: Lesson[], id: string): LessonPlace {
  const shown = groupLessons(lessons).flatMap((group) => group.lessons);
  const at = shown.findIndex((lesson) => lesson.id === id);
  return { place: at + 1, previous: shown[at - 1], next: at < 0 ? undefined : shown[at + 1] };
}

/** The lessons that lead to an exercise, a condition, a movement to avoid. */
export function findLessonsAbout(lessons: Lesson[], kind: keyof LessonLinks, id: string): Lesson[] {
  return lessons.filter((lesson) => lesson.see?.[kind]?.includes(id));
}
