import type { Zones } from '../api/types';

export type Region = 'back' | 'neck';
export type Side = 'left' | 'right';

/** One place of the body map: how far out it lies, in which region, on which side. */
export interface Spot {
  region: Region;
  side: Side | 'middle';
  zone: number;
}

export const sides: Side[] = ['left', 'right'];
export const regions: Region[] = ['back', 'neck'];
export const furthestZone = 5;
const nearestZone = 1;

export function zoneKey(region: Region, side: Side): keyof Zones {
  return `${region}_${side}`;
}

/** Z0…Z5 along the back and a leg, N0…N5 along the neck and an arm. */
export function zoneLetter(region: Region): string {
  return region === 'back' ? 'Z' : 'N';
}

/** Nothing hurts anywhere, said and not merely left out. */
export const noZones: Zones = { back_left: 0, back_right: 0, neck_left: 0, neck_right: 0 };

/** How a spot stands: the furthest place itself, on the way to it, or not touched. */
export function findMark(zones: Zones, spot: Spot): 'furthest' | 'way' | 'none' {
  const reached = spotSides(spot).map((side) => zones[zoneKey(spot.region, side)] ?? 0);
  const most = Math.max(...reached);
  if (most === spot.zone) return 'furthest';
  return most > spot.zone ? 'way' : 'none';
}

function spotSides(spot: Spot): Side[] {
  return spot.side === 'middle' ? sides : [spot.side];
}

/** A tap marks the furthest place; a tap on the furthest place takes it away again. */
export function tapSpot(zones: Zones, spot: Spot): Zones {
  const next: Zones = { ...noZones, ...zones };
  const taken = findMark(zones, spot) === 'furthest';
  for (const side of spotSides(spot)) {
    const key = zoneKey(spot.region, side);
    const reached = next[key] ?? 0;
    if (spot.side === 'middle') {
      // The middle belongs to both sides: it never pulls back a side that reaches further.
      if (taken && reached === nearestZone) next[key] = 0;
      else if (!taken) next[key] = Math.max(reached, nearestZone);
    } else {
      next[key] = taken ? 0 : spot.zone;
    }
  }
  return next;
}

export function sameZones(a: Zones, b: Zones): boolean {
  return regions.every((region) =>
    sides.every((side) => (a[zoneKey(region, side)] ?? 0) === (b[zoneKey(region, side)] ?? 0)),
  );
}

/** The side that a question about one side speaks of. */
export function sideOfRole(role = ''): Side {
  return role.endsWith('_right') ? 'right' : 'left';
}

/** The region whose zones are asked for: the neck's only where nothing but the neck hurts. */
export function regionOfPlaces(places: string[]): Region {
  return places.length > 0 && places.every((place) => place === 'neck') ? 'neck' : 'back';
}
