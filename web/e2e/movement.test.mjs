// The trial of movement: led through step by step, told after one and ten minutes, stopped when it
// hurts, and what the plan makes of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, findBarriers } from './browser.mjs';
import { press } from './keyboard.mjs';
import { button, headingOf } from './person.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  // The second day of somebody with sciatica on the left, down to the calf.
  world = await World.open('2026-11-04T10:30:00+01:00');
});
after(() => world.close());

/** The events up to the morning of the second day, before any trial. */
const secondDay = () =>
  readJournal('trial_of_movement').filter(({ at }) => at < '2026-11-04T10:30');

const heading = (page, text) => headingOf(page).filter({ hasText: text }).waitFor();

/** Tells pain and, on the left, how far it reaches. */
async function tell(page, pain, left, send) {
  await page.getByRole('radio', { name: String(pain), exact: true }).check();
  await page.getByText('Choose from a list instead').click();
  await page.getByRole('combobox', { name: 'Back and left leg' }).selectOption(left);
  await page.getByRole('combobox', { name: 'Back and right leg' }).selectOption('Middle of the back');
  await button(page, send).click();
}

async function begin(page, direction) {
  await page.goto('/movement');
  await button(page, direction).click();
  await heading(page, 'How is it before you begin?');
  await tell(page, 4, 'Calf or shin', 'Start');
}

test('bending backward draws the pain in: the plan prefers it, and says so', async () => {
  await world.addPerson('Sami', secondDay());
  const sami = await world.findPerson('Sami');
  const page = await world.visitAs('Sami', { still: true });
  await page.getByRole('link', { name: 'Which way is good for your back?' }).click();
  await heading(page, 'Which way is good for your back?');
  assert.deepEqual(await findBarriers(page), []);
  await begin(page, 'Try bending backward');
  await heading(page, 'Rest on your front');
  assert.deepEqual(await findBarriers(page), []);
  await button(page, 'I have done it').click();
  await heading(page, 'On your front, on elbows');
  await button(page, 'I have done it').click();
  await heading(page, 'Press-up with hips down');
  await button(page, 'I have done it').click();
  await heading(page, 'Now wait for a minute');
  assert.deepEqual(await findBarriers(page), []);
  await world.pass({ seconds: 61 });
  await heading(page, 'How is it after one minute?');
  await tell(page, 3, 'Buttock or side of the back', 'Go on');
  await heading(page, 'Now wait for ten minutes');

  // Meanwhile elsewhere, even after a reload: Today leads back.
  await page.getByRole('link', { name: 'To today', exact: true }).click();
  await page.reload();
  await page.getByRole('link', { name: 'To the trial' }).click();
  await heading(page, 'Now wait for ten minutes');
  await world.pass({ minutes: 10 });
  await heading(page, 'How is it after ten minutes?');
  await tell(page, 3, 'Buttock or side of the back', 'Go on');
  await heading(page, 'What the trial showed');
  assert.ok(await page.getByRole('heading', { name: 'The pain moved in towards your spine' }).isVisible());
  assert.deepEqual(await findBarriers(page), []);

  const [{ at, body }] = await world.waitForEvents(sami, 'movement_trial', 1);
  assert.deepEqual(body.done, ['EX13', 'EX19', 'EX20']);
  assert.equal(body.direction, 'extension');
  assert.equal(body.zones_ten_minutes.back_left, 2);
  assert.ok(Date.parse(at) < world.now - 11 * 60_000, 'its instant is its start');
  const { directions } = await world.readToday(sami);
  const seen = directions.find(({ direction }) => direction === 'extension');
  assert.equal(seen.last_outcome, 'centralised');
  assert.equal(seen.preference, 'clear');
  await button(page, 'Both directions').click();
  assert.ok(await page.getByText('One trial a day is enough').first().isVisible());
  assert.equal(await button(page, 'Try bending forward').count(), 0);
  assertQuiet(page);
});

test('a step that was worse leaves out what comes only if it was not', async () => {
  await world.addPerson('Tom', secondDay());
  const page = await world.visitAs('Tom', { still: true });
  await begin(page, 'Try bending backward');
  await button(page, 'I have done it').click();
  await heading(page, 'On your front, on elbows');
  await button(page, 'Done, but it was worse').click();
  await heading(page, 'Now wait for a minute');
  assertQuiet(page);
});

test('it hurts: it is written at once, what went further out rests, and the day is gentler', async () => {
  await world.addPerson('Uma', secondDay());
  const uma = await world.findPerson('Uma');
  const page = await world.visitAs('Uma', { still: true });
  await begin(page, 'Try bending forward');
  await button(page, 'It hurts: stop').click();
  await heading(page, 'What was it?');
  await button(page, 'It hurt').click();
  await tell(page, 7, 'Foot', 'Write it down');
  await heading(page, 'What the trial showed');
  assert.ok(await page.getByRole('heading', { name: 'The pain reached further out' }).isVisible());
  const [{ body }] = await world.waitForEvents(uma, 'movement_trial', 1);
  assert.equal(body.stop, 'hurts');
  assert.deepEqual(body.done, []);
  const { directions } = await world.readToday(uma);
  const seen = directions.find(({ direction }) => direction === 'flexion');
  assert.equal(seen.last_outcome, 'peripheralised');
  assert.ok(seen.until, 'locked until');
  assertQuiet(page);
});

test('weakness ends in the page that says what to do', async () => {
  await world.addPerson('Vera', secondDay());
  const page = await world.visitAs('Vera', { still: true });
  await begin(page, 'Try bending forward');
  await button(page, 'It hurts: stop').click();
  await button(page, 'New weakness in a leg or an arm').click();
  await tell(page, 5, 'Calf or shin', 'Write it down');
  await page.waitForURL('**/action');
  assertQuiet(page);
});

test('on the first day there is no trial, and it says why', async () => {
  const events = readJournal('three_good_days').filter(({ at }) => at < '2026-11-02T12:00');
  await world.addPerson('Wim', events);
  const page = await world.visitAs('Wim', { still: true });
  await page.goto('/movement');
  await heading(page, 'Which way is good for your back?');
  assert.equal(await page.getByRole('button', { name: /^Try bending/ }).count(), 0);
  assertQuiet(page);
});

test('keys alone lead into the trial', async () => {
  await world.addPerson('Xenia', secondDay());
  const page = await world.visitAs('Xenia', { still: true });
  await page.goto('/movement');
  await heading(page, 'Which way is good for your back?');
  await press(page, 'Try bending forward');
  await heading(page, 'How is it before you begin?');
  await press(page, '0', 'Space');
  await press(page, 'No pain anywhere');
  await press(page, 'Start');
  await heading(page, 'Knee to chest');
  await press(page, 'It hurts: stop');
  await heading(page, 'What was it?');
  assertQuiet(page);
});
