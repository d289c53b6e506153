// Debian's Chromium, driven by playwright-core, with the clock in the test's hands. Its shell without
// windows is the same engine for a quarter less of the processor's time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const program = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';
export const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 900 };

/** What a step may take on a busy machine before it has failed. */
const patienceMs = 30_000;

/** WebGL without a graphics card. The other tests do without it, as some devices do. */
const softwareGl = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

export function openBrowser({ webgl = false } = {}) {
  const args = webgl ? [...quiet.filter((one) => one !== '--disable-gpu'), ...softwareGl] : quiet;
  return chromium.launch({ executablePath: program, args });
}

/**
 * A page in a browser profile of its own, whose clock says `now` and goes on from there. What it
 * complains of stands in `page.faults`, what it asked for in `page.requested`.
 */
export async function openPage(browser, url, options = {}) {
  const { now, viewport = phone, theme, still, ...more } = options;
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: theme ?? 'light',
    reducedMotion: still ? 'reduce' : 'no-preference',
    ...more,
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  if (now) await page.clock.install({ time: now });
  page.faults = [];
  page.requested = [];
  page.on('pageerror', (fault) => page.faults.push(String(fault)));
  page.on('console', (message) => {
    if (message.type() === 'error') page.faults.push(message.text());
  });
  context.on('request', (request) => page.requested.push(request.url()));
  return page;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands, one line each; `rules` narrows it
 * to some of its rules. For the look the window is made as high as the page: else axe takes what
 * is scrolled under a bar for covered.
 */
export async function findBarriers(page, rules) {
  const viewport = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...viewport, height: Math.max(height, viewport.height) });
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] }),
    rules ? { type: 'rule', values: rules } : { type: 'tag', values: standards },
  );
  await page.setViewportSize(viewport);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
  );
}

/**
 * The page complained of nothing and talked to nobody but its own server. `allowed`: complaints
 * that belong to the story, such as those about a server that was switched off.
 */
export function assertQuiet(page, allowed) {
  const origin = new URL(page.url()).origin;
  const strangers = page.requested.filter(
    (url) => !url.startsWith(`${origin}/`) && !url.startsWith('data:') && !url.startsWith('blob:'),
  );
  assert.deepEqual(strangers, [], 'requests that leave the origin');
  assert.deepEqual(
    page.faults.filter((fault) => !allowed?.test(fault)),
    [],
    'complaints of the page',
  );
}
