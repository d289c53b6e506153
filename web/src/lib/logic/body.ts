/** Whose body is drawn and reckoned with. */
export interface BodyMeasures {
  sex: 'female' | 'male';
  height_m: number;
  mass_kg: number;
}

/** Within what the model holds for. */
export interface BodyLimits {
  height_m: { min: number; max: number };
  mass_kg: { min: number; max: number };
}

const cmPerM = 100;

/** The body that somebody told of, or nothing where a part of it is missing. */
export function readBody(
  sex: string | undefined,
  height_cm: number | undefined,
  mass_kg: number | undefined,
): BodyMeasures | undefined {
  if ((sex !== 'female' && sex !== 'male') || !height_cm || !mass_kg) return undefined;
  return { sex, height_m: height_cm / cmPerM, mass_kg };
}

export function isWithin(body: BodyMeasures, limits: BodyLimits): boolean {
  const holds = (range: { min: number; max: number }, value: number) =>
    value >= range.min && value <= range.max;
  return holds(limits.height_m, body.height_m) && holds(limits.mass_kg, body.mass_kg);
}
