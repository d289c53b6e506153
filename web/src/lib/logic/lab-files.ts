import type { LoadReport, Scenario } from '../core/loads';
import type { BodyMeasures } from './body';

/** A scenario file, as `plumbline load` reads it. */
export function writeScenario(scenario: Scenario, body?: BodyMeasures): string {
  return JSON.stringify({ format: 1, ...(body && { body }), scenarios: [scenario] }, null, 2);
}

/** Every disc in a line; units stand in the heads, and the first line says what it is. */
export function writeCsv({ discs }: LoadReport, note: string): string {
  const head =
    'disc,percent_of_standing_least,percent_of_standing_braced,compression_n_least,' +
    'compression_n_braced,shear_n,moment_nm,pressure_mpa,flexion_deg,indicative';
  const rows = discs.map((one) =>
    [
      one.disc,
      one.percent_of_standing.least.toFixed(1),
      one.percent_of_standing.braced.toFixed(1),
      one.compression_n.least.toFixed(1),
      one.compression_n.braced.toFixed(1),
      one.shear_n.toFixed(1),
      one.moment_nm.toFixed(2),
      one.pressure_mpa.toFixed(3),
      one.flexion_deg.toFixed(2),
      one.indicative,
    ].join(','),
  );
  return [`# ${note}`, head, ...rows].join('\n') + '\n';
}
