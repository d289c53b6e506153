// STOP is at once, and a clock that nobody saw run counts for nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet } from './browser.mjs';
import { button, headingOf, tellHowItWas, tellWhy } from './person.mjs';
import { readJournal, World } from './world.mjs';

/** The rule: STOP ends the exercise within this time. */
const stopWithinMs = 1000;
const wayOut = 'Stopped. Come out slowly.';

let world;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
});
after(() => world.close());

/** Someone in their first hold; the first exercise is a long rest. */
async function enterHold(name) {
  const person = await world.addPerson(name, readJournal('three_good_days'));
  const page = await world.visitAs(name, { still: true });
  await page.goto('/session');
  await button(page, 'Start').click();
  await world.watch(() => page.getByText('Hold, and breathe', { exact: true }).isVisible());
  return { person, page };
}

/** Real time from the next key to the heading of the way out, as the page itself sees it. */
async function timeKey(page, key) {
  await page.evaluate((heading) => {
    const begin = ({ timeStamp }) => {
      const look = () => {
        if (document.querySelector('h1')?.textContent !== heading) return;
        watcher.disconnect();
        globalThis.stoppedAfterMs = new Event('now').timeStamp - timeStamp;
      };
      const watcher = new MutationObserver(look);
      watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
    };
    addEventListener('keydown', begin, { once: true, capture: true });
  }, wayOut);
  await page.keyboard.press(key);
  await headingOf(page).filter({ hasText: wayOut }).waitFor();
  return page.evaluate(() => globalThis.stoppedAfterMs);
}

for (const key of ['Escape', 's', 'h']) {
  test(`the key ${key} ends the exercise within a second; the way out comes first`, async () => {
    const { page, person } = await enterHold(`Sofia ${key}`);
    const ms = await timeKey(page, key);
    assert.ok(ms < stopWithinMs, `${ms} ms`);
    assert.equal(await headingOf(page).textContent(), wayOut);
    assert.ok(await button(page, 'I am out of it').isVisible());
    assert.equal(await page.getByRole('radio').count(), 0, 'nothing is asked before');
    assert.equal(await page.getByRole('timer').count(), 0, 'no clock runs');

    await world.pass({ seconds: 30 });
    await button(page, 'I am out of it').click();
    const why = key === 'h' ? 'It hurt' : 'I was tired';
    await tellWhy(page, { why, pain: 2, places: 'No pain anywhere' });
    await button(page, 'End the session').click();
    if (key !== 'h') await tellHowItWas(page, { effort: 2 });
    const [session] = (await world.waitForEvents(person, 'session', 4)).slice(3);
    const [report] = session.body.exercises;
    assert.equal(report.exercise, 'EX11');
    assert.ok(report.completed < 5, `${report.completed} % is what was seen of the hold`);
    assertQuiet(page);
  });
}

/** As a phone does it: the screen is locked, no timer runs, then it is unlocked. */
async function hideFor(page, seconds) {
  await page.evaluate(() => {
    globalThis.isHidden = true;
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (globalThis.isHidden ? 'hidden' : 'visible'),
    });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await world.pass({ seconds });
  await page.evaluate(() => {
    globalThis.isHidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

test('a screen that was away for a minute in a hold is paused, no seconds made up', async () => {
  const { page, person } = await enterHold('Emil');
  await button(page, 'Skip').click();
  await world.watch(async () => /^Belly breathing/.test(await headingOf(page).textContent()));
  await world.watch(() => page.getByText('Hold, and breathe', { exact: true }).isVisible());
  await hideFor(page, 60);

  await page.getByText('The screen was away for a while').waitFor();
  const left = await page.getByRole('timer').textContent();
  await world.pass({ seconds: 20 });
  assert.equal(await page.getByRole('timer').textContent(), left, 'the clock stands');

  await button(page, 'STOP').click();
  await button(page, 'I am out of it').click();
  await tellWhy(page, { why: 'Something else came up', pain: 2, places: 'No pain anywhere' });
  await button(page, 'End the session').click();
  await tellHowItWas(page, { pain: 2, effort: 2 });
  await tellHowItWas(page, { effort: 2 });
  const [session] = (await world.waitForEvents(person, 'session', 4)).slice(3);
  const report = session.body.exercises.find((one) => one.exercise === 'EX29');
  assert.ok(report.completed <= 20, `one of five was begun, not ${report.completed} %`);
  assertQuiet(page);
});
