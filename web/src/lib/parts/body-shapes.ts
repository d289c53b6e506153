import type { Spot } from '../logic/zones';

/** A body seen from behind, 200 × 440: the person's left is on the left. Right is the mirror. */
export const bodyBox = '0 0 200 440';
export const mirror = 'translate(200 0) scale(-1 1)';

export const head = 'M100 8c11 0 18 9 18 21 0 9-3 17-8 21h-20c-5-4-8-12-8-21 0-12 7-21 18-21z';

/** Shapes by spot. Those of a side are drawn for the left and mirrored. */
export const middleShapes: { spot: Spot; path: string }[] = [
  { spot: { region: 'neck', side: 'middle', zone: 1 }, path: 'M90 50h20l1 17c-3 2-19 2-22 0z' },
  {
    spot: { region: 'back', side: 'middle', zone: 1 },
    path: 'M91 68h18c2 5 8 8 17 9l-8 60c2 0 0 0 0 0h-36l-8-60c9-1 15-4 17-9z',
  },
  {
    spot: { region: 'back', side: 'middle', zone: 1 },
    path: 'M78 139h44c1 14 3 26 7 40-18 5-40 5-58 0 4-14 6-26 7-40z',
  },
];

export const leftShapes: { spot: Spot; path: string }[] = [
  {
    spot: { region: 'neck', side: 'left', zone: 2 },
    path: 'M72 78c-8 1-14 4-17 10 6 12 9 24 11 34 3 6 6 11 14 14l-6-58z',
  },
  {
    spot: { region: 'neck', side: 'left', zone: 3 },
    path: 'M53 89c-8 5-10 13-11 23l-6 46c5 4 13 5 18 2 5-14 8-28 9-42-2-11-5-20-10-29z',
  },
  {
    spot: { region: 'neck', side: 'left', zone: 4 },
    path: 'M35 161l-9 60c3 3 9 3 12 1 6-16 12-36 15-59-6 2-13 2-18-2z',
  },
  {
    spot: { region: 'neck', side: 'left', zone: 5 },
    path: 'M25 224c-4 8-7 16-7 24 0 6 3 12 6 12 2 0 3-2 4-5 4-5 8-14 9-30-4 2-9 1-12-1z',
  },
  {
    spot: { region: 'back', side: 'left', zone: 2 },
    path: 'M70 182c-5 14-8 26-8 42 6 9 26 11 36 5V186c-10 0-20-1-28-4z',
  },
  {
    spot: { region: 'back', side: 'left', zone: 3 },
    path: 'M62 228c-1 28 2 56 7 80 7 4 17 4 23 0 4-24 6-50 6-75-11 5-29 4-36-5z',
  },
  {
    spot: { region: 'back', side: 'left', zone: 4 },
    path: 'M69 312c-3 24 0 52 6 78 4 3 10 3 13 0 5-26 7-52 4-78-7 3-16 3-23 0z',
  },
  {
    spot: { region: 'back', side: 'left', zone: 5 },
    path: 'M75 394c0 7-2 12-6 18-3 5-2 10 4 10h13c4 0 5-3 4-8l-2-20c-4 3-9 3-13 0z',
  },
];
