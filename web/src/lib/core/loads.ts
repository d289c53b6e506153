import type { BodyMeasures } from '../logic/body';
import type { Vec3 } from '../logic/disc-colours';
import type { AnglesDeg, Contact } from './solid';

/** A posture with what carries it and what it carries, as `plumbline load` reads it. */
export interface Scenario {
  name: string;
  note?: string;
  gravity_factor?: number;
  bracing?: string;
  root?: { pos_m: Vec3; base?: string };
  angles_deg?: AnglesDeg;
  contacts?: Contact[];
  loads?: { point: string; sides?: string; force_n: Vec3 }[];
  balance?: string;
  relaxed?: number;
}
export interface Band {
  least: number;
  braced: number;
}
export interface DiscReport {
  disc: string;
  compression_n: Band;
  percent_of_standing: Band;
  shear_n: number;
  moment_nm: number;
  flexion_deg: number;
  pressure_mpa: number;
  indicative: boolean;
}
export interface LoadReport {
  name: string;
  discs: DiscReport[];
  certificate: { supportable: boolean };
}
export interface LoadAnswer {
  body: BodyMeasures;
  strength: number;
  scenarios: LoadReport[];
}
export interface LoadProblem {
  path?: string;
  message: string;
}

/** A row of what was measured, with what the model said of it when this was built. */
export interface ReferenceRow {
  id: string;
  activity: string;
  source: string;
  confirmed: 'yes' | 'secondary' | 'no';
  level: string;
  unit: string;
  measured: number;
  predicted: number;
  /** Of all readings of the words that tell the posture. */
  low: number;
  high: number;
  body: BodyMeasures;
  scenario: Scenario;
}
