// What Lighthouse says of Today and of a session, for somebody with a plan, as a telephone and as a
// desktop would load them the first time: no cache, no service worker, but the record on the device.
//   node e2e/lighthouse.mjs [RUNS]      the middle of 3 runs, or of as many as said
// Lighthouse is 190 MB with what it needs, so it is no dependency: npx fetches this one version.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { program, quiet } from './browser.mjs';
import { Server } from './server.mjs';
import { readJournal } from './world.mjs';

const version = '12.8.2';
const categories = ['performance', 'accessibility', 'best-practices'];
const paths = ['/today', '/session'];
const presets = { mobile: [], desktop: ['--preset=desktop'] };
const runs = Number(process.argv[2] ?? 3);

/** The sample's last check-in is three hours before this. */
const sampleNow = Date.parse('2026-11-06T11:00:00+01:00');
const sampleHour = 11;
const msPerHour = 3_600_000;

/** Lighthouse brings a clock of its own, the real one: the sample is moved to end today. */
function makeRecentJournal(now) {
  const hoursEast = sampleHour - now.getUTCHours();
  const offset = `${hoursEast < 0 ? '-' : '+'}${String(Math.abs(hoursEast)).padStart(2, '0')}:00`;
  const events = readJournal('three_good_days').map((event) => {
    const there = Date.parse(event.at) - sampleNow + now.getTime() + hoursEast * msPerHour;
    return { ...event, at: new Date(there).toISOString().slice(0, 19) + offset };
  });
  // POSIX counts the hours to the west.
  return { events, zone: `Etc/GMT${hoursEast < 0 ? '+' : '-'}${Math.abs(hoursEast)}` };
}

async function findFreePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function addPerson(url, events) {
  const post = async (path, body) => {
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  const { id } = await post('/people', { name: 'Sofia' });
  await post(`/people/${id}/events`, { events });
}

async function openRecord(page, url) {
  await page.goto(url);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'Sofia', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.getByRole('link', { name: /session/i }).first().waitFor();
}

/** As on a first visit, but that the record stays. */
async function forgetCopies(page, url) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.clearBrowserCache');
  const storageTypes = 'service_workers,cache_storage';
  await devtools.send('Storage.clearDataForOrigin', { origin: url, storageTypes });
  await devtools.detach();
}

async function ask(url, port, preset, folder) {
  const file = join(folder, 'report.json');
  const options = [
    ...['--yes', `lighthouse@${version}`, url, `--port=${port}`, '--quiet', '--output=json'],
    ...[`--output-path=${file}`, `--only-categories=${categories}`, '--disable-storage-reset'],
    ...presets[preset],
  ];
  await promisify(execFile)('npx', options);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const percent = (report, name) => Math.round(report.categories[name].score * 100);

/** What took points away in any run, once. */
function findFaults(reports) {
  const faults = reports.flatMap(({ categories: found, audits }) =>
    Object.values(found).flatMap(({ auditRefs }) =>
      auditRefs
        .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
        .map(({ id }) => `    ${id}: ${audits[id].displayValue ?? audits[id].title}`),
    ),
  );
  return [...new Set(faults)];
}

const now = new Date();
const { events, zone } = makeRecentJournal(now);
const folder = mkdtempSync(join(tmpdir(), 'plumbline-lighthouse-'));
const server = await Server.start(now);
const port = await findFreePort();
const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
  executablePath: program,
  args: [...quiet, `--remote-debugging-port=${port}`],
  env: { ...process.env, TZ: zone },
  locale: 'en-GB',
});
try {
  await addPerson(server.url, events);
  const page = context.pages()[0];
  await openRecord(page, server.url);
  for (const path of paths) {
    for (const preset of Object.keys(presets)) {
      const reports = [];
      for (let run = 0; run < runs; ++run) {
        await page.goto('about:blank');
        await forgetCopies(page, server.url);
        reports.push(await ask(server.url + path, port, preset, folder));
      }
      const figures = categories.map((name) => `${name} ${middle(reports.map((one) => percent(one, name)))}`);
      console.log(`${path} ${preset}: ${figures.join(', ')}`);
      for (const fault of findFaults(reports)) console.log(fault);
    }
  }
} finally {
  await context.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
