import { describe, expect, it } from 'vitest';
import type { Road, RoadRung } from '../api/types';
import { findNext, splitRoad } from './road';

const rung = (exercise: string, level: number, standing: RoadRung['standing']): RoadRung => ({
  exercise,
  level,
  standing,
});
const road: Road = {
  goal: 'EX16',
  rungs: [rung('EX14', 1, 'passed'), rung('EX14', 2, 'here'), rung('EX16', 1, 'ahead'), rung('EX16', 2, 'ahead')],
};

describe('splitRoad', () => {
  it('keeps the rungs of one exercise together, in their order', () => {
    expect(splitRoad(road).map(({ exercise, rungs }) => [exercise, rungs.length])).toEqual([
      ['EX14', 2],
      ['EX16', 2],
    ]);
  });
});
describe('findNext', () => {
  it('is the first rung ahead, and nothing at the end of the road', () => {
    expect(findNext(road)).toEqual(rung('EX16', 1, 'ahead'));
    expect(findNext({ goal: 'EX14', rungs: road.rungs.slice(0, 2) })).toBeUndefined();
  });
});
