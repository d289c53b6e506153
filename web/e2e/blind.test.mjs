// A whole session by somebody who sees nothing: what the accessibility tree says, and keys.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet } from './browser.mjs';
import { press, reach } from './keyboard.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
});
after(() => world.close());

const names = [
  'Rest with calves on a chair',
  'Belly breathing with a gentle brace',
  "Child's pose",
  'Walking',
];

/** Marks a scale whose first radio button comes next. */
async function mark(page, number) {
  await reach(page, '0');
  await page.keyboard.press('Space');
  for (let at = 0; at < number; ++at) await page.keyboard.press('ArrowRight');
}

test('a session is led, stopped at will and told, by ear and keys alone', async () => {
  const person = await world.addPerson('Ada', readJournal('three_good_days'));
  const page = await world.visitAs('Ada', { still: true });
  await page.goto('/session');
  const hear = () => page.locator('body').ariaSnapshot();
  const waitToHear = (words) => world.watch(async () => (await hear()).includes(words));

  await waitToHear('heading "Your session"');
  for (const name of names) assert.ok((await hear()).includes(`heading "${name}"`), name);
  await press(page, 'Start');
  for (const name of names) {
    await waitToHear(`${name}, Get ready`);
    const said = await hear();
    for (const words of ['button "STOP"', 'button "It hurts"', 'button "Pause"', `heading "${name}"`])
      assert.ok(said.includes(words), `${name}: ${words}\n${said}`);
    await world.watch(async () => / (Move|Hold|Walk)/.test((await hear()).split(`${name},`)[1] ?? ''));
    await page.keyboard.press('Space');
    await waitToHear('Paused');
    assert.ok((await hear()).includes('button "Go on"'));
    await page.keyboard.press('ArrowRight');
  }
  for (let asked = 0; asked < names.length; ++asked) {
    await waitToHear('How hard was it?');
    const before = (await hear()).match(/heading "([^"]+)" \[level=1\]/)?.[1];
    assert.ok(names.includes(before), before);
    await mark(page, 1);
    await page.keyboard.press('Tab');
    await mark(page, 2);
    await press(page, 'Go on');
    await world.watch(async () => !(await hear()).includes(`heading "${before}" [level=1]`));
  }
  await waitToHear('heading "That was your session"');
  const [session] = await world.waitForEvents(person, 'session', 4).then((all) => all.slice(3));
  for (const { exercise, peak, effort } of session.body.exercises)
    assert.deepEqual({ peak, effort }, { peak: 1, effort: 2 }, exercise);
  assertQuiet(page);
});
