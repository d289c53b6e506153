import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Lesson } from '../api/types';
import { findAnswersTo, pointsOf } from './article-points';

const catalogue = '../catalogue';
const read = (path: string) => parse(readFileSync(`${catalogue}/${path}`, 'utf8'));
const lessons: Lesson[] = readdirSync(`${catalogue}/learn`).map((name) => read(`learn/${name}`));
const numbers: number[] = read('article_points.yaml').article_points.map((one: { number: number }) => one.number);

describe('points of the page of advice', () => {
  it('are each answered by a lesson of the catalogue', () => {
    for (const number of numbers) expect(findAnswersTo(lessons, number), `point ${number}`).not.toEqual([]);
  });
  it('stand with exercises and movements that there are', () => {
    for (const [id, points] of Object.entries(pointsOf)) {
      const folder = id.startsWith('AV') ? 'avoided' : 'exercises';
      expect(existsSync(`${catalogue}/${folder}/${id}.yaml`), id).toBe(true);
      for (const point of points) expect(numbers).toContain(point);
    }
  });
});
