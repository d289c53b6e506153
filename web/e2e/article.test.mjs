// Where the page of advice is wrong or unclear, the library says so, with what was found and how sure.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, findBarriers } from './browser.mjs';
import { headingOf } from './person.mjs';
import { readJournal, World } from './world.mjs';

let world;
let page;
let care;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
  await world.addPerson('Sofia', readJournal('three_good_days'));
  page = await world.visitAs('Sofia', { still: true });
  ({ care } = await world.readCatalogue());
});
after(() => world.close());

test('every point stands in one list with its answers', async () => {
  await page.goto('/learn');
  await page.getByRole('link', { name: 'All points in which we say otherwise' }).click();
  await headingOf(page).filter({ hasText: 'Where we say otherwise' }).waitFor();
  const shown = page.locator('[data-point]');
  assert.equal(await shown.count(), care.article_points.length);
  for (const { number } of care.article_points) {
    const answers = care.lessons.flatMap(({ id, claims }) =>
      claims.filter(({ article_points = [] }) => article_points.includes(number)).map((claim) => `learn.${id}.${claim.id}`),
    );
    assert.ok(answers.length > 0, `point ${number}`);
    const point = page.locator(`[data-point="${number}"]`);
    for (const key of answers) assert.ok(await point.getByText(care.texts[key], { exact: true }).isVisible(), key);
  }
  assert.deepEqual(await findBarriers(page), []);
  assertQuiet(page);
});

test('an exercise and a movement to avoid name the points about them; others have none', async () => {
  for (const [path, points] of [
    ['/library/EX04', ['3', '4']],
    ['/avoided/AV09', ['18']],
    ['/library/EX29', []],
  ]) {
    await page.goto(path);
    await headingOf(page).waitFor();
    const found = await page.locator('[data-point]').evaluateAll((all) => all.map((one) => one.dataset.point));
    assert.deepEqual(found, points, path);
  }
  assertQuiet(page);
});
