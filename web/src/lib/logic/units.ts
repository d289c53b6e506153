import { formatNumber } from './template';

/** The one converter between what is kept (kg, cm) and what a person reads and types. */
export type UnitSystem = 'metric' | 'imperial';

const kgPerPound = 0.45359237;
const cmPerInch = 2.54;
const inchesPerFoot = 12;
const gramsPerKg = 1000;
const tenths = 10;

function roundTenths(value: number): number {
  return Math.round(value * tenths) / tenths;
}

export interface FeetInches {
  feet: number;
  inches: number;
}

export function poundsOfKg(kg: number): number {
  return roundTenths(kg / kgPerPound);
}
export function kgOfPounds(pounds: number): number {
  return roundTenths(pounds * kgPerPound);
}
/** Whole grams, rounded down: a text never promises more than was typed. */
export function gramsOfKg(kg: number): number {
  return Math.floor(kg * gramsPerKg + Number.EPSILON * gramsPerKg);
}
export function gramsOfPounds(pounds: number): number {
  return Math.floor(pounds * kgPerPound * gramsPerKg);
}
export function kgOfGrams(grams: number): number {
  return grams / gramsPerKg;
}

export function feetInchesOfCm(cm: number): FeetInches {
  const inches = Math.round(cm / cmPerInch);
  return { feet: Math.floor(inches / inchesPerFoot), inches: inches % inchesPerFoot };
}
export function cmOfFeetInches({ feet, inches }: FeetInches): number {
  return Math.round((feet * inchesPerFoot + inches) * cmPerInch);
}

/** Grams as a person reads them, with the sign of the unit: "2 kg", "4.4 lb", in German "2,5 kg". */
export function formatMass(grams: number, system: UnitSystem, language: string): string {
  const kg = kgOfGrams(grams);
  const [value, unit] = system === 'metric' ? [roundTenths(kg), 'kg'] : [poundsOfKg(kg), 'lb'];
  return `${formatNumber(value, language)} ${unit}`;
}

/** A height in metres as a person reads it: "1.74 m", "5 ft 9 in". */
export function formatHeight(metres: number, system: UnitSystem, language: string): string {
  if (system === 'metric') return `${formatNumber(metres, language, 2)} m`;
  const { feet, inches } = feetInchesOfCm(metres * 100);
  return `${feet} ft ${inches} in`;
}
