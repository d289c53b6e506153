// Why, in one tap, and what would change it: for a line, for what is left out, and for the day.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, findBarriers } from './browser.mjs';
import { press } from './keyboard.mjs';
import { lineOf } from './person.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
});
after(() => world.close());

test('a line says in one tap why it is there and what would change it', async () => {
  await world.addPerson('Sofia', readJournal('three_good_days'));
  const page = await world.visitAs('Sofia', { still: true });
  const line = lineOf(page, 'Walking');
  await line.getByText('Why?').click();
  const outlook = line.locator('[data-outlook]');
  await outlook.getByText('What would change it').waitFor();
  const said = await outlook.getByRole('listitem').allTextContents();
  assert.ok(said.length >= 1 && said.every((text) => text.length > 10), said.join('\n'));
  for (const text of said) assert.ok(!/[<{]|undefined/.test(text), text);
  assert.deepEqual(await findBarriers(page), []);
  assertQuiet(page);
});

test('what is left out says what would open it; the day says what would change it', async () => {
  await world.addPerson('Ina', readJournal('disc_and_sciatica'));
  const page = await world.visitAs('Ina', { still: true });
  await press(page, await page.getByText(/not offered today$/).textContent());
  const opens = page.locator('[data-opens]');
  await opens.first().waitFor();
  const refused = await page.locator('[data-refused]').count();
  assert.ok((await opens.count()) >= refused / 2, `${await opens.count()} of ${refused}`);
  const bending = page.locator('[data-opens="EX01"]');
  await bending.getByText(/trial of movement/).waitFor();
  assertQuiet(page);
});

test('what closes the plan says what ends it', async () => {
  await world.addPerson('Ruth', readJournal('emergency'));
  const page = await world.visitAs('Ruth', { still: true });
  await page.getByText('What would change it').first().waitFor();
  assert.deepEqual(await findBarriers(page), []);
  assertQuiet(page);
});
