// Does the load engine of the browser say what the native one says?
//   node loads_agree.mjs RUN_CALLS MODULE CATALOGUE_FOLDER
// For every key posture of every movement, and along every level of every ladder. The two C
// libraries round sines and powers differently in the last bit, and a search carries that on: the
// answers are held against each other by the tolerance below, and what was found is printed. Where
// nothing holds a posture there is no answer to agree on, but that nothing does.
// Leaves with 77, "skipped", where the module has not been built.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { loadModule } from './module.mjs';

const [program, modulePath, catalogueFolder] = process.argv.slice(2);
const skipped = 77;
if (!existsSync(modulePath)) {
  console.log(`skipped: ${modulePath} has not been built (cmake --build --preset wasm)`);
  process.exit(skipped);
}

/**
 * How far two answers may be apart: newtons, newton metres, degrees, per cent and shares alike. A
 * spine has come to rest when nothing moves by more than a hundredth of a degree, and the last
 * digit may decide which pass that is.
 */
const tolerance = { share: 1e-4, absolute: 0.05 };
/** How the search went, not what it found. */
const ofTheSearch = ['newton_steps', 'gradient', 'residual_n', 'residual_nm'];

function run(args, input) {
  const done = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (done.status !== 0) {
    console.error(`${program} ${args.join(' ')} left with ${done.status}\n${done.stderr}`);
    process.exit(1);
  }
  return done.stdout;
}

const woman = { sex: 'female', height_m: 1.62, mass_kg: 58 };

/** The key postures of a movement as scenarios; what the figure alone reads is left out. */
function makeScenarios(movement) {
  return movement.keyframes.map((keyframe) => {
    const { root, angles_deg, contacts, loads, balance, relaxed } = keyframe;
    const name = `${keyframe.key} ${(keyframe.levels ?? []).join(' ')}`;
    return { name, root, angles_deg, contacts, loads, balance, relaxed };
  });
}

function makeCalls({ body, loads, movements, care }) {
  const calls = [['load_body', { body, loads, movements }]];
  for (const [index, movement] of movements.entries()) {
    const scenarios = makeScenarios(movement);
    calls.push(['loads', { scenarios }]);
    if (index % 8 === 0) calls.push(['loads', { body: woman, strength: 0.8, scenarios }]);
  }
  for (const { id } of movements) {
    const exercise = care.exercises.find((one) => one.id === id);
    // A movement to avoid has no ladder.
    for (const { level } of exercise?.ladder ?? [{ level: 1 }]) calls.push(['ribbon', { id, level }]);
  }
  calls.push(['loads', { scenarios: [{ name: 'a', angles_deg: { lum: 400 } }] }]);
  calls.push(['loads', { scenarios: [{ name: 'a', contacts: [{ point: 'tail' }] }] }]);
  calls.push(['loads', { body: { ...woman, mass_kg: 5 }, scenarios: [{ name: 'a' }] }]);
  calls.push(['ribbon', { id: 'EX99', level: 1 }]);
  return calls;
}

/** The largest difference of two answers, in tolerances; infinite where it is none of degree. */
function compare(native, wasm, path, worst) {
  if (typeof native === 'number' && typeof wasm === 'number') {
    const allowed = tolerance.absolute + tolerance.share * Math.abs(native);
    const part = Math.abs(native - wasm) / allowed;
    if (part > worst.part) Object.assign(worst, { part, path, native, wasm });
    return;
  }
  if (typeof native !== 'object' || native === null || typeof wasm !== 'object') {
    if (native !== wasm) Object.assign(worst, { part: Infinity, path, native, wasm });
    return;
  }
  const held = (answer) => answer?.certificate?.supportable ?? answer?.supportable;
  if (held(native) === false && held(wasm) === false) return;
  for (const key of new Set([...Object.keys(native), ...Object.keys(wasm ?? {})]))
    if (!ofTheSearch.includes(key)) compare(native[key], wasm?.[key], `${path}/${key}`, worst);
}

const catalogue = JSON.parse(run(['--compile', catalogueFolder], ''));
const calls = makeCalls(catalogue).map(([name, input]) => ({ name, text: JSON.stringify(input) }));
const core = await loadModule(modulePath);
const begun = performance.now();
const answers = calls.map(({ name, text }) => core.call(name, text));
const wasmMs = performance.now() - begun;
const native = run([], calls.map(({ name, text }) => `${name}\t${text}\n`).join('')).split('\n');

let same = 0;
let faults = 0;
const found = [];
for (const [index, { name, text }] of calls.entries()) {
  if (native[index] === answers[index]) same += 1;
  const worst = { part: 0 };
  const answer = JSON.parse(native[index]);
  if (!answer.ok) faults += 1;
  compare(answer, JSON.parse(answers[index]), '', worst);
  found.push({ name, text: text.slice(0, 80), ...worst });
}
found.sort((a, b) => b.part - a.part);
for (const { name, text, path, native: ours, wasm, part } of found.slice(0, 5))
  console.log(`${part.toExponential(1)} of the tolerance: ${name} ${text} ${path}: ${ours} ${wasm}`);
console.log(`${same} of ${calls.length} answers are the same bytes; ${Math.round(wasmMs)} ms in wasm`);
const apart = found.filter(({ part }) => part > 1);
if (apart.length > 0 || faults !== 4) {
  console.error(`${apart.length} answers are further apart than the tolerance; ${faults} faults`);
  process.exit(1);
}
