import { describe, expect, it } from 'vitest';
import { findMark, noZones, regionOfPlaces, sameZones, sideOfRole, tapSpot, type Spot } from './zones';

const thigh: Spot = { region: 'back', side: 'left', zone: 3 };
const calf: Spot = { region: 'back', side: 'left', zone: 4 };
const middle: Spot = { region: 'back', side: 'middle', zone: 1 };

describe('tapSpot', () => {
  it('marks the furthest place and answers for every side', () => {
    expect(tapSpot({}, calf)).toEqual({ ...noZones, back_left: 4 });
  });
  it('moves the furthest place in and out', () => {
    expect(tapSpot(tapSpot({}, calf), thigh).back_left).toBe(3);
    expect(tapSpot(tapSpot({}, thigh), calf).back_left).toBe(4);
  });
  it('takes the mark away at a second tap', () => {
    expect(tapSpot(tapSpot({}, calf), calf)).toEqual(noZones);
  });
  it('never lets the middle pull back a leg', () => {
    const both = tapSpot(tapSpot({}, calf), middle);
    expect(both).toEqual({ ...noZones, back_left: 4, back_right: 1 });
  });
  it('marks the middle on both sides, and takes it away from both', () => {
    const marked = tapSpot({}, middle);
    expect(marked).toEqual({ ...noZones, back_left: 1, back_right: 1 });
    expect(tapSpot(marked, middle)).toEqual(noZones);
  });
});

describe('findMark', () => {
  it('tells the furthest place from the way to it', () => {
    const zones = tapSpot({}, calf);
    expect(findMark(zones, calf)).toBe('furthest');
    expect(findMark(zones, thigh)).toBe('way');
    expect(findMark(zones, { ...thigh, side: 'right' })).toBe('none');
  });
});

describe('sameZones', () => {
  it('takes a side that was not asked as none', () => {
    expect(sameZones({}, noZones)).toBe(true);
    expect(sameZones({ back_left: 2 }, noZones)).toBe(false);
  });
});

describe('a question about one side', () => {
  it('names its side in its role', () => {
    expect(sideOfRole('zone_left')).toBe('left');
    expect(sideOfRole('zone_right')).toBe('right');
  });
  it('asks along the arm only where nothing but the neck hurts', () => {
    expect(regionOfPlaces(['neck'])).toBe('neck');
    expect(regionOfPlaces(['neck', 'low_back'])).toBe('back');
    expect(regionOfPlaces([])).toBe('back');
  });
});
