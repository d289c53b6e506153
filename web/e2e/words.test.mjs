// The list of hard words: every word of the catalogue with what it means, on any screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, desktop, findBarriers, phone } from './browser.mjs';
import { press } from './keyboard.mjs';
import { readJournal, World } from './world.mjs';

let world;
let page;
let wanted;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
  await world.addPerson('Sofia', readJournal('three_good_days'));
  page = await world.visitAs('Sofia', { still: true });
  const { care } = await world.readCatalogue();
  const keys = Object.keys(care.texts).filter((key) => /^page\.words\.\d+$/.test(key));
  wanted = keys
    .sort((a, b) => Number(a.split('.')[2]) - Number(b.split('.')[2]))
    .map((key) => care.texts[key].split(': '))
    .map(([term, ...means]) => ({ term, means: means.join(': ') }));
});
after(() => world.close());

const shown = () =>
  page.locator('[data-word]').evaluateAll((all) =>
    all.map((one) => ({
      term: one.querySelector('dt').textContent,
      means: one.querySelector('dd').textContent,
    })),
  );

test('every hard word is explained, and the list fits on a phone and a desktop', async () => {
  assert.ok(wanted.length > 10 && wanted.every(({ means }) => means.length > 10));
  for (const viewport of [{ width: 320, height: 640 }, phone, desktop]) {
    await page.setViewportSize(viewport);
    await page.goto('/learn');
    await page.getByText('What words mean', { exact: true }).click();
    await page.locator('[data-word="Vertebra"]').waitFor();
    assert.deepEqual(await shown(), wanted);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0, `${viewport.width} px`);
    assert.deepEqual(await findBarriers(page), []);
  }
});

test('the list opens and closes by the keyboard alone', async () => {
  await page.setViewportSize(desktop);
  await page.goto('/learn');
  const word = page.locator('[data-word="Vertebra"]');
  await press(page, 'What words mean');
  await word.waitFor();
  await page.keyboard.press('Enter');
  await word.waitFor({ state: 'hidden' });
  assertQuiet(page);
});
