// What a session was for the disc between L4 and L5, told at its end: an estimate with its table.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, findBarriers } from './browser.mjs';
import { button, headingOf, tellHowItWas } from './person.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
});
after(() => world.close());

/** The numbers of a text, in their order. */
const numbersIn = (text) => (text.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

/** The load of the session as a page shows it: minutes below standing, and the table's rows. */
async function readTotal(page) {
  const total = page.locator('[data-total="shown"]');
  await total.waitFor({ timeout: 90_000 });
  await total.getByText(/For about [\d.]+ minutes? the disc L4\/L5/).waitFor();
  await total.getByText('The same as a table').click();
  const words = await total.innerText();
  const rows = await total.locator('tbody tr').evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent)),
  );
  const below = Number(/For about ([\d.]+) minutes?/.exec(words)[1]);
  return { words, below, rows, total };
}

test('the end of a session tells its total, and only what was done counts', async () => {
  await world.addPerson('Vera', readJournal('three_good_days'));
  const page = await world.visitAs('Vera', { still: true });
  const planned = await readTotal(page);
  assert.ok(planned.rows.length > 1, planned.words);

  await page.goto('/session');
  await button(page, 'Start').click();
  const heading = () => headingOf(page).textContent();
  const first = await heading();
  await world.watch(async () => (await heading()) !== first);
  while ((await page.getByText('How hard was it?').count()) === 0) {
    await button(page, 'Skip').click();
    const before = await heading();
    await world.watch(
      async () => (await heading()) !== before || (await page.getByText('How hard was it?').count()) > 0,
    );
  }
  await tellHowItWas(page, { pain: 1, effort: 2 });
  await page.locator('[data-state="done"]').waitFor();

  const { words, below, rows, total } = await readTotal(page);
  assert.deepEqual(rows.map(([name]) => name), [first], 'what was skipped is not in the table');
  const same = planned.rows.find(([name]) => name === first);
  assert.deepEqual(rows[0], same, 'what was done whole counts as it was planned');
  assert.equal(below, numbersIn(rows[0][2])[0]);
  assert.ok(below > 0 && below < planned.below, `${below} of ${planned.below} minutes`);
  assert.match(words, /Unloading dose: about -?\d+/);
  assert.match(words, /Both are model estimates/);
  assert.equal(await total.locator('caption').textContent(), 'Disc L4/L5, model estimates');
  assert.deepEqual(await findBarriers(page), []);

  await page.getByRole('link', { name: /Rest in between/ }).click();
  await headingOf(page).filter({ hasText: 'A rest in between' }).waitFor();
  assertQuiet(page);
});
