// Every exercise and every movement to avoid, opened; one practised, another refused.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, desktop, phone } from './browser.mjs';
import { press } from './keyboard.mjs';
import { button, headingOf } from './person.mjs';
import { readJournal, World } from './world.mjs';

let world;
let page;
let care;
let canBeDrawn;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
  await world.addPerson('Sofia', readJournal('three_good_days'));
  page = await world.visitAs('Sofia', { still: true });
  await page.goto('/library');
  await headingOf(page).filter({ hasText: 'Library' }).waitFor();
  const catalogue = await world.readCatalogue();
  care = catalogue.care;
  canBeDrawn = new Set(catalogue.movements.map((movement) => movement.id));
});
after(() => world.close());

/** Goes there inside the page, as a link does: the core is not loaded again. */
async function follow(path, title) {
  await page.evaluate((to) => {
    const link = Object.assign(document.createElement('a'), { href: to });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
}

/** A figure has more shapes in its spine alone than a page has in all its signs. */
const hasFigure = async () => (await page.locator('main svg path').count()) >= 50;

const fitsInWidth = () =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

for (const [device, viewport] of Object.entries({ phone, desktop })) {
  test(`every exercise opens on a ${device}`, async () => {
    await page.setViewportSize(viewport);
    const problems = [];
    for (const { id } of care.exercises) {
      await follow(`/library/${id}`, care.texts[`exercise.${id}.name`]);
      const step = page.getByText(care.texts[`exercise.${id}.steps.1`], { exact: true });
      if (!(await step.isVisible())) problems.push(`${id}: no steps`);
      const load = care.texts[`exercise.${id}.load`];
      if (load && !(await page.getByText(load, { exact: true }).isVisible()))
        problems.push(`${id}: no word on its load`);
      if (!(await hasFigure())) problems.push(`${id}: no figure`);
      if ((await page.locator('main tbody tr').count()) < 1) problems.push(`${id}: no ladder`);
      if (!(await fitsInWidth())) problems.push(`${id}: too wide`);
    }
    assert.deepEqual(problems, []);
  });
  test(`every movement to avoid opens on a ${device}`, async () => {
    await page.setViewportSize(viewport);
    for (const { id, replacements } of care.avoided) {
      await follow(`/avoided/${id}`, care.texts[`avoided.${id}.name`]);
      assert.ok(await page.getByText(care.texts[`avoided.${id}.why`], { exact: true }).isVisible());
      const ladder = await page.locator('[data-replacement]').evaluateAll((all) =>
        all.map((one) => one.dataset.replacement),
      );
      assert.deepEqual(ladder, replacements, id);
      // A sport to avoid cannot be drawn.
      assert.equal(await hasFigure(), canBeDrawn.has(id), `${id} shows its figure`);
      assert.ok(await fitsInWidth(), `${id} fits`);
    }
  });
}

test('the list holds all of them, and finds what is misspelt', async () => {
  await page.setViewportSize(phone);
  await follow('/library', 'Library');
  const cards = page.locator('[data-library]');
  assert.equal(await cards.count(), care.exercises.length + care.avoided.length);
  const search = page.getByRole('textbox', { name: 'Search' });
  await search.fill('CHINN tucks');
  assert.equal(await cards.first().getAttribute('data-library'), 'EX39');
  await search.fill('situps');
  assert.equal(await cards.first().getAttribute('data-library'), 'AV01');
});

test('nonsense gets a calm answer and a way on', async () => {
  await page.getByRole('textbox', { name: 'Search' }).fill('xqzvw blorp');
  await page.getByRole('heading', { name: 'Nothing fits that' }).waitFor();
  await page.getByRole('link', { name: 'See all exercises' }).click();
  await page.locator('[data-library]').first().waitFor();
});

test('filters narrow the list, and the way back finds them again', async () => {
  await page.getByText('Filter', { exact: true }).first().click();
  await page.getByLabel('Part of the body').selectOption('Neck');
  const wanted = care.exercises.filter((one) => one.regions.includes('neck')).length;
  const cards = page.locator('[data-library]');
  assert.equal(await cards.count(), wanted);
  const first = await cards.first().getAttribute('data-library');
  await cards.first().click();
  await headingOf(page).filter({ hasText: care.texts[`exercise.${first}.name`] }).waitFor();
  await page.goBack();
  await headingOf(page).filter({ hasText: 'Library' }).waitFor();
  assert.equal(await cards.count(), wanted);
});

test('an address that nobody knows, and one that is not for this person', async () => {
  for (const path of ['/library/EX99', '/avoided/nothing', '/practise/EX99']) {
    await page.goto(path);
    await headingOf(page).filter({ hasText: 'This page is not in the library' }).waitFor();
  }
  const refused = page.getByRole('region', { name: 'Not today' });
  await page.goto('/practise/EX05');
  await refused.waitFor();
  assert.equal(new URL(page.url()).pathname, '/library/EX05');
  assert.ok((await refused.getByRole('listitem').count()) > 0, 'the reasons');
  assert.equal(await page.getByRole('link', { name: 'Practise now' }).count(), 0);
});

test('keys alone lead from the list to an exercise that is practised', async () => {
  await page.goto('/library');
  const search = page.getByRole('textbox', { name: 'Search' });
  await search.focus();
  await page.keyboard.type("child's pose");
  await page.keyboard.press('Tab');
  const card = page.locator('[data-library="EX03"]');
  for (let stops = 0; stops < 20; ++stops) {
    if (await card.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await headingOf(page).filter({ hasText: "Child's pose" }).waitFor();
  await press(page, 'Practise now');
  await headingOf(page).filter({ hasText: 'Your session' }).waitFor();
  await press(page, 'Start');
  await button(page, 'Pause').waitFor();
  assert.equal(await headingOf(page).textContent(), "Child's pose");
  assert.equal(await page.locator('[data-exercise]').getAttribute('data-exercise'), 'EX03');
});

test('nothing went wrong on the way', () => assertQuiet(page, /status of 404/));
