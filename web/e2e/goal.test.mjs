// A goal of one's own and the road to it: chosen, shown rung by rung, changed, dropped, or closed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, findBarriers } from './browser.mjs';
import { press } from './keyboard.mjs';
import { button, headingOf } from './person.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
});
after(() => world.close());

const heading = (page, text) => headingOf(page).filter({ hasText: text }).waitFor();
const kept = async (id) => (await world.readEvents(id)).filter(({ kind }) => kind === 'goal');

test('a goal is chosen from the page, its road is shown, changed and dropped', async () => {
  await world.addPerson('Sofia', readJournal('three_good_days'));
  const sofia = await world.findPerson('Sofia');
  const page = await world.visitAs('Sofia', { still: true });
  await page.getByRole('link', { name: /^Your goal/ }).click();
  await heading(page, 'A goal of your own');
  assert.deepEqual(await findBarriers(page), []);
  await page.locator('[data-goal="EX07"]').click();
  await heading(page, 'The road to: Tip-toe');
  assert.equal((await kept(sofia)).length, 0, 'looking chooses nothing');
  await button(page, 'Make this my goal').click();
  await page.getByText('This is your goal').waitFor();
  await world.waitForEvents(sofia, 'goal', 1);
  assert.equal((await kept(sofia))[0].body.exercise, 'EX07');

  const rungs = page.locator('[data-standing]');
  assert.ok((await rungs.count()) > 1, 'rung by rung');
  const waits = page.locator('[data-standing="ahead"]').first().getByRole('listitem');
  assert.ok((await waits.count()) > 0, 'what the next one waits for');
  assert.ok((await page.getByText(/at the earliest/).count()) > 0);
  assert.deepEqual(await findBarriers(page), []);

  await page.goto('/today');
  await page.getByRole('link', { name: /^Your goal/ }).click();
  await page.getByText('This is your goal').waitFor();
  await page.locator('[data-goal="EX04"]').click();
  await heading(page, 'The road to: Hang with legs drawn up');
  // What comes before it stands before it on the road.
  const parts = await page.locator('[data-part]').evaluateAll((all) => all.map((one) => one.dataset.part));
  assert.ok(parts.length > 1 && parts.at(-1) === 'EX04', parts.join(' '));
  await button(page, 'Make this my goal').click();
  await page.getByText('This is your goal').waitFor();
  await button(page, 'Drop this goal').click();
  await heading(page, 'A goal of your own');
  await world.waitForEvents(sofia, 'goal', 3);
  assert.deepEqual((await kept(sofia)).map(({ body }) => body.exercise), ['EX07', 'EX04', undefined]);
  assertQuiet(page);
});

test('a road that a condition closes says so, and names what serves the same purpose', async () => {
  await world.addPerson('Ivo', readJournal('stenosis'));
  const page = await world.visitAs('Ivo', { still: true });
  await page.goto('/library/EX20');
  await page.getByRole('link', { name: 'The road to it' }).click();
  const closed = page.getByRole('region', { name: 'This road is closed for now' });
  await closed.waitFor();
  assert.ok((await closed.getByRole('listitem').count()) > 0, 'why');
  assert.ok((await page.locator('[data-replacement]').count()) > 0, 'what instead');
  assert.deepEqual(await findBarriers(page), []);
  assertQuiet(page);
});

test('an address that nobody knows, and keys alone', async () => {
  const page = await world.visitAs('Ivo', { still: true });
  await page.goto('/goal/EX99');
  await heading(page, 'This page is not in the library');
  await page.goto('/goal/EX02');
  await heading(page, 'The road to:');
  await press(page, 'Make this my goal');
  await page.getByText('This is your goal').waitFor();
  assertQuiet(page, /status of 404/);
});
