#!/usr/bin/env node
// Prints what the figure costs: draw calls, triangles, bytes, the software renderer's pictures, and the
// load engine in a browser beside itself without one. It asserts nothing. `./plumb build` comes first.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { openSolidPage } from '../web/e2e/solid-page.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const row = (name, value, unit, beside = '') =>
  console.log(`  ${name.padEnd(52)}${String(value).padStart(12)} ${unit.padEnd(10)}${beside}`);
const middle = (sorted) => sorted[sorted.length >> 1];
const range = (sorted) => `${sorted[0].toFixed(0)} to ${sorted.at(-1).toFixed(0)} ms in ${sorted.length} pictures`;

function printBytes() {
  const web = here('../build/share/plumbline/web/');
  const sizes = (path) => {
    const data = readFileSync(path);
    return [data.length, gzipSync(data, { level: 9 }).length].map((bytes) => (bytes / 1024).toFixed(1));
  };
  const scripts = readdirSync(`${web}assets`).filter((name) => /^(stage|StageSolid|skin-worker|loads-worker)-.*\.js$/.test(name));
  for (const name of [...scripts.map((one) => `assets/${one}`), 'plumbline-loads.wasm']) {
    const [all, zipped] = sizes(web + name);
    row(name.replace(/-[\w-]{8}\.js$/, '.js'), zipped, 'kB gzip', `${all} kB`);
  }
}

const size = [560, 520];
const rounds = 24;
const { page, close } = await openSolidPage();
try {
  console.log('\nThe figure in a browser that draws in software (web/e2e/solid-sheet-page.ts)');
  const { skinMs, vertices } = await page.evaluate('solidSheet.list()');
  row('laying out the skin, cold', skinMs.toFixed(0), 'ms', `${vertices} vertices`);
  const found = await page.evaluate(([id, form, count]) => solidSheet.timePictures(id, form, count), ['EX03', size, rounds]);
  for (const [name, { calls, triangles, pose, whole }] of Object.entries(found)) {
    row(`${name}: draw calls`, calls, '', `${triangles} triangles`);
    row(`${name}: posing the body`, middle(pose).toFixed(1), 'ms', range(pose));
    row(`${name}: a whole picture of ${size.join(' × ')}`, middle(whole).toFixed(0), 'ms', range(whole));
  }
  console.log('\nIts bytes, fetched when one wants it');
  printBytes();
  console.log('\nThe load engine by the calls of the page');
  const { ribbons, moments, ribbonMs, postures, postureMs } = await page.evaluate('solidSheet.timeLoads()');
  row(`browser: ${ribbons} ribbons`, (ribbonMs / ribbons).toFixed(2), 'ms each', `${(moments / ribbons).toFixed(1)} moments each`);
  row('browser: postures of the lab', ((1000 * postures) / postureMs).toFixed(0), '/s', `${(postureMs / postures).toFixed(2)} ms each`);
  const native = here('../build/release/bench/plumb_bench_ribbons');
  if (!existsSync(native)) console.log('  native: build the target plumb_bench_ribbons');
  else
    for (const line of execFileSync(native, { encoding: 'utf8' }).trim().split('\n')) {
      const [name, value, unit, beside] = line.split('\t');
      row(`native: ${name}`, value, unit, beside);
    }
} finally {
  await close();
}
