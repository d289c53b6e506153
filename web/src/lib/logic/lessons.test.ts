import { describe, expect, it } from 'vitest';
import type { Lesson, LessonKind } from '../api/types';
import { findLessonsAbout, findPlaceOf, groupLessons } from './lessons';

function lesson(id: string, kind: LessonKind, see?: Lesson['see']): Lesson {
  return { id, order: 1, kind, claims: [], see, reviewed: 'none' };
}

const lessons = [
  lesson('a', 'complaint', { conditions: ['DISC'], exercises: ['EX01'] }),
  lesson('b', 'help'),
  lesson('c', 'complaint', { conditions: ['DISC', 'STEN'] }),
];

describe('groupLessons', () => {
  it('keeps the order of the lessons, and takes each group by its first', () => {
    const groups = groupLessons(lessons).map(({ kind, lessons: list }) => [
      kind,
      list.map(({ id }) => id),
    ]);
    expect(groups).toEqual([
      ['complaint', ['a', 'c']],
      ['help', ['b']],
    ]);
  });
  it('is empty without lessons', () => expect(groupLessons([])).toEqual([]));
});

describe('findPlaceOf', () => {
  it('leads through the lessons as the list shows them', () => {
    const middle = findPlaceOf(lessons, 'c');
    expect([middle.place, middle.previous?.id, middle.next?.id]).toEqual([2, 'a', 'b']);
  });
  it('ends at both ends', () => {
    expect(findPlaceOf(lessons, 'a').previous).toBeUndefined();
    expect(findPlaceOf(lessons, 'b').next).toBeUndefined();
  });
  it('leads nowhere from a lesson that is not there', () => {
    expect(findPlaceOf(lessons, 'z')).toEqual({ place: 0, previous: undefined, next: undefined });
  });
});

describe('findLessonsAbout', () => {
  it('finds those that lead there', () => {
    const about = (kind: 'conditions' | 'exercises' | 'avoided', id: string) =>
      findLessonsAbout(lessons, kind, id).map((one) => one.id);
    expect(about('conditions', 'DISC')).toEqual(['a', 'c']);
    expect(about('exercises', 'EX01')).toEqual(['a']);
    expect(about('avoided', 'AV01')).toEqual([]);
  });
});
