// An exercise of the plan is exchanged, made easier, put aside and taken up again; a movement to
// avoid answers with its ladder.
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
const idsOf = ({ lines }) => lines.map(({ exercise }) => exercise);

/** Opens the page that changes this exercise of Today's plan. */
async function change(page, name) {
  await page.goto('/today');
  await page.getByRole('link', { name: new RegExp(`^Change this one ?: ${name}$`) }).click();
  await heading(page, 'Change an exercise');
}

test('an exercise is exchanged for today, and taken again', async () => {
  await world.addPerson('Sofia', readJournal('three_good_days'));
  const sofia = await world.findPerson('Sofia');
  const before = await world.readToday(sofia);
  assert.ok(idsOf(before).includes('EX11'));
  const page = await world.visitAs('Sofia', { still: true });
  await change(page, 'Rest with calves on a chair');
  assert.deepEqual(await findBarriers(page), []);
  const first = page.locator('[data-replacement][data-open="true"]').first();
  const instead = await first.getAttribute('data-replacement');
  await first.getByRole('button', { name: /^Just for today/ }).click();
  await page.getByRole('region', { name: 'It is changed' }).waitFor();
  const [{ body }] = await world.waitForEvents(sofia, 'swap', 1);
  assert.deepEqual({ scope: 'today', ...body }, { exercise: 'EX11', instead, scope: 'today' });
  const swapped = await world.readToday(sofia);
  assert.ok(idsOf(swapped).includes(instead) && !idsOf(swapped).includes('EX11'));

  await page.goto('/today');
  await page.getByText('In place of Rest with calves on a chair', { exact: true }).waitFor();
  await page.goto('/instead/EX11');
  await button(page, 'Take the first one again').click();
  await world.waitForEvents(sofia, 'swap', 2);
  assert.deepEqual(idsOf(await world.readToday(sofia)), idsOf(before));
  assertQuiet(page);
});

test('for good holds on the next day as well; every choice loads no more', async () => {
  const sofia = await world.addPerson('Lea', readJournal('three_good_days'));
  const { care } = await world.readCatalogue();
  const classOf = (id) => care.exercises.find((one) => one.id === id).load_class;
  const page = await world.visitAs('Lea', { still: true });
  await page.goto('/instead/EX01');
  await heading(page, 'Change an exercise');
  const all = await page.locator('[data-replacement]').evaluateAll((found) => found.map((one) => one.dataset.replacement));
  assert.ok(all.length > 0);
  for (const id of all) assert.ok(classOf(id) <= classOf('EX01'), id);
  await page.goto('/instead/EX11');
  const first = page.locator('[data-replacement][data-open="true"]').first();
  const instead = await first.getAttribute('data-replacement');
  await first.getByRole('button', { name: /^For good/ }).click();
  await world.waitForEvents(sofia, 'swap', 1);
  const events = await world.readEvents(sofia);
  assert.equal(events.at(-1).body.scope, 'always');
  assert.ok(idsOf(await world.readToday(sofia)).includes(instead));
  assertQuiet(page);
});

test('one is put aside, and taken up again from Today', async () => {
  const mia = await world.addPerson('Mia', readJournal('three_good_days'));
  const page = await world.visitAs('Mia', { still: true });
  await page.goto('/instead/EX29');
  await press(page, 'Put it aside: Belly breathing with a gentle brace');
  await world.waitForEvents(mia, 'pace', 1);
  assert.ok(!idsOf(await world.readToday(mia)).includes('EX29'));
  await page.goto('/today');
  await page.getByText(/not offered today/).click();
  await page.getByRole('button', { name: /^Take it up again ?: Belly breathing/ }).click();
  await world.waitForEvents(mia, 'pace', 2);
  assert.ok(idsOf(await world.readToday(mia)).includes('EX29'));
  assertQuiet(page);
});

test('a movement to avoid answers with its ladder, and with what suits the person', async () => {
  await world.addPerson('Ivo', readJournal('stenosis'));
  const page = await world.visitAs('Ivo', { still: true });
  await page.goto('/avoided/AV01');
  await page.locator('[data-replacement]').first().waitFor();
  assert.ok((await page.locator('[data-replacement][data-open="true"]').count()) > 0);
  assert.deepEqual(await findBarriers(page), []);
  assertQuiet(page);
});
