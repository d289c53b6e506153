// A session without a hand on the screen: voice and tones as the audio clock gets them, a tap
// anywhere, the keys of a headset.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet } from './browser.mjs';
import { answerInterview, button, introduce, sciatica } from './person.mjs';
import { World } from './world.mjs';

const jitterLimitMs = 30;
const msPerSecond = 1000;
/** Of the tone of a count, and of the half-way sign. */
const countHertz = 523.3;

let world;
let page;
let index;

/** Writes down every sound that is planned: what kind, when on the audio clock, where in its file. */
function listen() {
  const heard = [];
  globalThis.heard = heard;
  for (const [kind, Source] of [
    ['tone', OscillatorNode],
    ['voice', AudioBufferSourceNode],
  ]) {
    const { start, stop } = Source.prototype;
    Source.prototype.start = function (when, offset, length) {
      this.note = { kind, when, offset, length, hertz: this.frequency?.value, planned: this.context.currentTime };
      heard.push(this.note);
      return start.apply(this, arguments);
    };
    Source.prototype.stop = function (when) {
      if (this.note && when === undefined) this.note.silenced = true;
      return stop.apply(this, arguments);
    };
  }
}

/** Keeps what the page does at the keys of a headset, so that the test can press them. */
function wearHeadset() {
  globalThis.headset = {};
  MediaSession.prototype.setActionHandler = (action, heard) => (globalThis.headset[action] = heard);
  localStorage.setItem('plumbline.settings', JSON.stringify({ version: 1, headset: true }));
}

before(async () => {
  world = await World.open('2026-11-02T10:00:00+01:00');
  page = await world.visit({ still: true });
  await page.addInitScript(listen);
  await page.addInitScript(wearHeadset);
  await introduce(page, 'Noor');
  await answerInterview(page, sciatica);
  index = await (await fetch(`${world.server.url}/voice/en/index.json`)).json();
});
after(() => world.close());

const heard = () => page.evaluate(() => globalThis.heard);
const voices = async () => (await heard()).filter((one) => one.kind === 'voice');

/** The clips that were planned, by where they stand in their files. */
async function clips() {
  const places = Object.values(index.files).flatMap((file) => Object.entries(file));
  return (await voices()).map(
    ({ offset, length }) => places.find(([, at]) => at[0] === offset && at[1] === length)?.[0],
  );
}
const soon = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function until(isThere) {
  for (let tries = 0; tries < 300; ++tries) {
    if (await isThere()) return;
    await soon(100);
  }
  throw new Error(`it was never heard: ${JSON.stringify(await clips())}`);
}

test('names the first exercise and counts to its start', async () => {
  const loaded = page.waitForResponse(/voice\/en\/EX12/);
  await page.getByRole('link', { name: 'Begin the session' }).click();
  await (await loaded).finished();
  await soon(500);
  await button(page, 'Start').click();
  await until(async () => (await clips()).includes('coach.say.ready'));
  const first = await clips();
  assert.deepEqual(first.slice(0, 2), ['coach.say.ready', 'exercise.EX12.name']);
  // Half of the time to get down passes at once, the rest as it is: sounds are planned ahead, and
  // the audio clock is not to be hurried.
  let strides = 0;
  await world.watch(() => ++strides > 14);
  await until(async () => (await clips()).includes('coach.say.hold'));
  assert.deepEqual((await clips()).slice(-4), ['3', '2', '1', 'coach.say.hold']);
});

test('is never cut off by itself, and never speaks over itself', async () => {
  const said = (await voices()).sort((a, b) => a.when - b.when);
  assert.ok(said.length >= 6);
  for (let i = 1; i < said.length; ++i)
    assert.ok(said[i].when >= said[i - 1].when + said[i - 1].length, `clip ${i} begins too early`);
});

test('counts stand a second apart on the audio clock', async () => {
  await until(async () => page.getByText('Hold, and breathe', { exact: true }).isVisible());
  const counts = (await heard()).filter(
    (one) => one.kind === 'tone' && Math.abs(one.hertz - countHertz) < 0.1,
  );
  const at = counts.slice(-3).map((one) => one.when);
  const off = at.slice(1).map((when, i) => Math.abs(when - at[i] - 1) * msPerSecond);
  console.log(`counts on the audio clock: at most ${Math.max(...off).toFixed(2)} ms off`);
  assert.equal(off.length, 2);
  assert.ok(Math.max(...off) <= jitterLimitMs);
});

const paused = () => page.locator('.stage[data-state="paused"]');

test('the keys of a headset pause, go on and skip', async () => {
  const press = (key) => page.evaluate((name) => globalThis.headset[name](), key);
  await press('pause');
  await paused().waitFor();
  await press('pause');
  assert.ok(await paused().isVisible(), 'a second pause does not start anything');
  await press('play');
  await paused().waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => navigator.mediaSession.metadata.title), 'Side-lying rest');
});

test('a tap anywhere on the picture pauses and goes on', async () => {
  const picture = page.locator('.stage .picture');
  await picture.click({ position: { x: 20, y: 60 } });
  await paused().waitFor();
  await picture.click({ position: { x: 20, y: 60 } });
  await paused().waitFor({ state: 'detached' });
});

test('falls silent at once at "Stop", but for what has to be done', async () => {
  await button(page, 'STOP').click();
  await until(async () => (await clips()).at(-1) === 'coach.say.stop');
  const after = (await voices()).slice(0, -1);
  const now = await page.evaluate(() => globalThis.heard.at(-1).planned);
  for (const one of after)
    assert.ok(one.silenced || one.when + one.length <= now + 0.05, 'an old clip goes on');
});

test('says nothing when it is off, and is kept for when there is no network', async () => {
  await page.goto('/settings');
  await page.getByRole('radio', { name: 'Off', exact: true }).check();
  const kept = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const names = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        names.push(new URL(request.url).pathname);
    return names.filter((name) => name.startsWith('/voice/'));
  });
  assert.ok(kept.includes('/voice/en/common.mp3') && kept.includes('/voice/en/EX01.mp3'));
  assertQuiet(page);
});
