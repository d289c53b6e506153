// Does the module in the browser give the very bytes of the native core?
//   node native_equals_wasm.mjs RUN_CALLS MODULE CATALOGUE_FOLDER SCENARIOS_FOLDER
// Leaves with 77, "skipped", where the module has not been built.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModule } from './module.mjs';
import { askAboutJournal, askForDrawings, findMoments, playSession } from './stories.mjs';

const [program, modulePath, catalogueFolder, scenariosFolder] = process.argv.slice(2);
const skipped = 77;
if (!existsSync(modulePath)) {
  console.log(`skipped: ${modulePath} has not been built (cmake --build --preset wasm)`);
  process.exit(skipped);
}

function run(args, input) {
  const done = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (done.status !== 0) {
    console.error(`${program} ${args.join(' ')} left with ${done.status}\n${done.stderr}`);
    process.exit(1);
  }
  return done.stdout;
}

const compiled = run(['--compile', catalogueFolder], '').trimEnd();
const catalogue = JSON.parse(compiled);
const core = await loadModule(modulePath);
const asked = [];
const askText = (name, text) => {
  const answer = core.call(name, text);
  asked.push({ name, text, answer });
  return JSON.parse(answer);
};
const ask = (name, input) => askText(name, JSON.stringify(input));

askText('load_catalogue', compiled);
const journals = readdirSync(scenariosFolder).filter((name) => name.endsWith('.jsonl'));
for (const [index, name] of journals.entries()) {
  const path = join(scenariosFolder, name);
  const events = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
  const storyPath = path.replace(/jsonl$/, 'yaml');
  const story = existsSync(storyPath) ? readFileSync(storyPath, 'utf8') : undefined;
  const some = catalogue.care.exercises.filter((_, k) => k % 9 === index % 9).map((one) => one.id);
  ask('check_events', { events });
  ask('merge', { a: events, b: [...events].reverse() });
  for (const at of findMoments(events, story)) {
    askAboutJournal(ask, events, at, some);
    for (let seed = 1; seed <= 2; ++seed) playSession(ask, events, at, seed * 1000 + index);
  }
}
for (const movement of catalogue.movements) {
  const exercise = catalogue.care.exercises.find((one) => one.id === movement.id);
  // A movement to avoid has no ladder and is drawn once.
  askForDrawings(ask, movement.id, exercise ? exercise.ladder.map((rung) => rung.level) : [1]);
}
// What goes wrong is the same as well.
askText('plan', '{"events": [}');
askText('plan', '{"events": [{"id": 7}], "at": "yesterday", "more": 1}');
askText('nothing', '{}');
ask('drawing', { id: 'EX99', level: 1, t_s: 0 });
ask('practice', { events: [], at: '2026-11-24T09:00:00+01:00', exercise: 'EX99' });
ask('session_advance', { state: {}, at_ms: 0 });

const native = run([], asked.map(({ name, text }) => `${name}\t${text}\n`).join('')).split('\n');
let different = 0;
const counts = new Map();
for (const [index, { name, text, answer }] of asked.entries()) {
  counts.set(name, (counts.get(name) ?? 0) + 1);
  if (native[index] === answer) continue;
  if (++different > 3) continue;
  let at = 0;
  while (native[index][at] === answer[at]) ++at;
  const from = Math.max(0, at - 60);
  console.error(`${name} ${text.slice(-200)}\n  differs at byte ${at}`);
  console.error(`  native …${native[index].slice(from, at + 60)}`);
  console.error(`  wasm   …${answer.slice(from, at + 60)}`);
}
for (const [name, count] of counts) console.log(`${String(count).padStart(6)} × ${name}`);
if (journals.length === 0 || different > 0) {
  console.error(`${journals.length} journals, ${different} of ${asked.length} answers differ`);
  process.exit(1);
}
console.log(`${asked.length} answers, the same bytes natively and in WebAssembly`);
