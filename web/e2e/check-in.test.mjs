// What the check-in of an ordinary day asks of a hand, from Today and back to it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { assertQuiet } from './browser.mjs';
import { checkIn, headingOf } from './person.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
});
after(() => world.close());

/** The number that people are told. */
function readPromise() {
  const guide = readFileSync(new URL('../../docs/guide/people.md', import.meta.url), 'utf8');
  const [, taps] = guide.match(/at most (\d+) taps/);
  return Number(taps);
}

test('a check-in takes no more taps than people are told', async (t) => {
  await world.addPerson('Tara', readJournal('three_good_days'));
  const page = await world.visitAs('Tara', { still: true });
  await world.moveTo('2026-11-07T11:00:00+01:00');
  await page.reload();
  await headingOf(page).filter({ hasText: 'Today' }).waitFor();
  await page.evaluate(() => {
    globalThis.taps = 0;
    addEventListener('pointerdown', () => (globalThis.taps += 1), { capture: true });
  });
  const start = performance.now();
  await page.locator('main a[href="/check-in"]').first().click();
  await headingOf(page).filter({ hasText: 'How is it today?' }).waitFor();
  await checkIn(page, { pain: 2, places: 'No pain anywhere' });
  await headingOf(page).filter({ hasText: 'Today' }).waitFor();
  const seconds = (performance.now() - start) / 1000;
  const taps = await page.evaluate(() => globalThis.taps);
  t.diagnostic(`${taps} taps; ${seconds.toFixed(1)} s by a machine's hand, so the page's share of it`);
  assert.ok(taps > 0, 'taps are counted');
  assert.ok(taps <= readPromise(), `${taps} taps`);
  assertQuiet(page);
});
