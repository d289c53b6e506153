import type { Lesson } from '../api/types';

/** Exercises and movements to avoid that a point of the page of advice speaks of, by its number. */
export const pointsOf: Record<string, number[]> = {
  EX01: [14],
  EX02: [2, 15, 24],
  EX03: [14],
  EX04: [3, 4],
  EX05: [7, 8, 24],
  EX06: [9, 10],
  EX07: [11, 12],
  EX08: [13],
  EX09: [13],
  EX10: [5, 6, 10],
  EX16: [3, 5],
  AV01: [16],
  AV02: [16],
  AV03: [16],
  AV04: [16],
  AV05: [16],
  AV06: [17],
  AV07: [17],
  AV08: [10],
  AV09: [18],
};

export interface PointAnswer {
  lesson: string;
  claim: string;
  sure: Lesson['claims'][number]['sure'];
}

/** What the lessons answer to a point, in the order of the lessons. */
export function findAnswersTo(lessons: Lesson[], point: number): PointAnswer[] {
  return lessons.flatMap(({ id, claims }) =>
    claims
      .filter(({ article_points = [] }) => article_points.includes(point))
      .map((claim) => ({ lesson: id, claim: claim.id, sure: claim.sure })),
  );
}
