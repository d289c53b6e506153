// Every lesson, opened: what it says, how sure that is, where it comes from, and the ways on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, desktop, findBarriers, phone } from './browser.mjs';
import { press, reach } from './keyboard.mjs';
import { headingOf } from './person.mjs';
import { readJournal, World } from './world.mjs';

/** Longer than any change of size on the page takes. */
const settledMs = 500;

let world;
let page;
let care;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
  await world.addPerson('Sofia', readJournal('three_good_days'));
  page = await world.visitAs('Sofia', { still: true });
  await page.goto('/learn');
  await headingOf(page).filter({ hasText: 'Learn' }).waitFor();
  ({ care } = await world.readCatalogue());
});
after(() => world.close());

const titleOf = (id) => care.texts[`learn.${id}.title`];
const isAt = (title) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();

/** Goes there inside the page, as a link does: the core is not loaded again. */
function click(path) {
  return page.evaluate((to) => {
    const link = Object.assign(document.createElement('a'), { href: to });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
}

async function follow(path, title) {
  await click(path);
  await isAt(title);
}

/** The ids of the cards that stand inside of something, from the top. */
function readCards(within) {
  const cards = within.locator('[data-lesson]');
  return cards.evaluateAll((all) => all.map((one) => one.dataset.lesson));
}

const fitsInWidth = () =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** What a lesson shows that differs from what the catalogue says. */
async function findGaps(lesson) {
  const gaps = [];
  const claims = page.locator('[data-claim]');
  const shown = await claims.evaluateAll((all) => all.map((one) => one.dataset.claim));
  assert.deepEqual(shown, lesson.claims.map(({ id }) => id), lesson.id);
  for (const [i, { id, sure, sources }] of lesson.claims.entries()) {
    const claim = claims.nth(i);
    const text = care.texts[`learn.${lesson.id}.${id}`];
    if (!(await claim.getByText(text, { exact: true }).isVisible())) gaps.push(`${id}: no text`);
    const word = care.texts[`sureness.${sure}.name`];
    if (!(await claim.getByText(word, { exact: true }).isVisible())) gaps.push(`${id}: how sure?`);
    await claim.locator('summary').click();
    const named = await claim.getByRole('listitem').allTextContents();
    const wanted = sources.map(({ source }) => care.sources.find((one) => one.id === source).title);
    const isNamed = wanted.every((title, at) => named[at]?.includes(title));
    if (named.length !== wanted.length || !isNamed) gaps.push(`${id}: names ${named.join('; ')}`);
  }
  return gaps;
}

for (const [device, viewport] of Object.entries({ phone, desktop })) {
  test(`every lesson opens on a ${device}, with its claims and their grounds`, async () => {
    await page.setViewportSize(viewport);
    const problems = [];
    for (const lesson of care.lessons) {
      await follow(`/learn/${lesson.id}`, titleOf(lesson.id));
      const note = (found) => problems.push(...found.map((one) => `${lesson.id}: ${one}`));
      note(await findGaps(lesson));
      for (const summary of await page.locator('details:not([open]) > summary').all()) {
        await summary.click();
      }
      note(await findBarriers(page));
      if (!(await fitsInWidth())) note(['too wide']);
    }
    assert.deepEqual(problems, []);
  });
}

test('the list holds every lesson, in its group', async () => {
  await page.setViewportSize(phone);
  await follow('/learn', 'Learn');
  const all = await readCards(page);
  assert.deepEqual(all.sort(), care.lessons.map(({ id }) => id).sort());
  for (const kind of new Set(care.lessons.map((lesson) => lesson.kind))) {
    const group = page.locator('section', {
      has: page.getByRole('heading', { name: care.texts[`lesson_kind.${kind}`], exact: true }),
    });
    const wanted = care.lessons.filter((lesson) => lesson.kind === kind).map(({ id }) => id);
    assert.deepEqual(await readCards(group), wanted, kind);
  }
  assert.deepEqual(await findBarriers(page), []);
});

test('all ways on from a lesson lead somewhere', async () => {
  const paths = new Set();
  for (const { id } of care.lessons) {
    await follow(`/learn/${id}`, titleOf(id));
    for (const link of await page.locator('main a').all()) {
      paths.add(await link.getAttribute('href'));
    }
  }
  assert.ok(paths.has('/library/EX16') && paths.has('/avoided/AV01') && paths.has('/safety'));
  const unknown = ['This page is not in the library', 'This page is not here'];
  for (const path of paths) {
    await click(path);
    const [at] = path.split('?');
    await page.waitForFunction((to) => location.pathname === to, at);
    const title = await headingOf(page).textContent();
    assert.ok(title && !unknown.includes(title), `${path} leads to "${title}"`);
  }
});

test('the signs of an emergency are one tap away from the page about getting help', async () => {
  await page.setViewportSize(phone);
  await follow('/learn/LN08', 'When to get help');
  const way = page.getByRole('link', { name: 'See the emergency page' });
  const box = await way.boundingBox();
  assert.ok(box.y + box.height < phone.height, 'in sight without scrolling');
  await way.click();
  await page.getByText(care.texts['safety.sign.1'], { exact: true }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/safety');
});

test('one lesson leads to the next, through all of them, and back', async () => {
  await follow('/learn', 'Learn');
  const order = await readCards(page);
  await page.locator('[data-lesson]').first().click();
  await isAt(titleOf(order[0]));
  const around = page.getByRole('navigation', { name: 'Pages before and after' });
  assert.equal(await around.getByRole('link', { name: /^Before: / }).count(), 0);
  for (const id of order.slice(1)) {
    await around.getByRole('link', { name: /^Next: / }).click();
    await isAt(titleOf(id));
  }
  assert.equal(await around.getByRole('link', { name: /^Next: / }).count(), 0);
  await around.getByRole('link', { name: /^Before: / }).click();
  await isAt(titleOf(order.at(-2)));
});

test('the library leads to the lessons that speak of it', async () => {
  // One in the list of lessons; what the page of advice says may lead there as well.
  const linkTo = (id) => page.getByRole('link', { name: titleOf(id), exact: true }).first();
  await follow('/library/EX16', care.texts['exercise.EX16.name']);
  await linkTo('LN12').click();
  await isAt(titleOf('LN12'));
  await follow('/avoided/AV01', care.texts['avoided.AV01.name']);
  await linkTo('LN14').waitFor();
  await page.goto('/library?condition=STEN');
  await linkTo('LN06').click();
  await isAt(titleOf('LN06'));
});

test('an address that nobody knows gets a calm answer and a way on', async () => {
  await page.goto('/learn/LN99');
  await headingOf(page).filter({ hasText: 'This page is not here' }).waitFor();
  assert.deepEqual(await findBarriers(page), []);
  await page.getByRole('link', { name: 'All pages' }).click();
  await page.locator('[data-lesson]').first().waitFor();
});

test('a lesson opens by its own address', async () => {
  await page.goto('/learn/LN05');
  await isAt('Sciatica');
  const tabs = page.getByRole('navigation', { name: 'Main pages' });
  const tab = tabs.getByRole('link', { name: 'Learn' });
  assert.equal(await tab.getAttribute('aria-current'), 'page');
});

test('keys alone lead from the tab to a lesson, its sources and the next one', async () => {
  await page.goto('/today');
  await headingOf(page).filter({ hasText: 'Today' }).waitFor();
  await press(page, 'Learn');
  await isAt('Learn');
  const first = care.lessons[0];
  await reach(page, `${titleOf(first.id)} ${care.texts[`learn.${first.id}.lead`]}`);
  await page.keyboard.press('Enter');
  await isAt(titleOf(first.id));
  await press(page, 'Where this comes from');
  const claim = page.locator('[data-claim]').first();
  await claim.getByRole('listitem').first().waitFor();
  await press(page, `Next: ${titleOf(care.lessons[1].id)}`);
  await isAt(titleOf(care.lessons[1].id));
});

test('the tabs fit on the narrowest phone, and with text twice as large', async () => {
  await follow('/learn', 'Learn');
  const tabs = page.getByRole('navigation', { name: 'Main pages' }).getByRole('link');
  const findCut = async () => {
    await page.waitForTimeout(settledMs);
    return tabs.evaluateAll((all) =>
      all
        .filter((one) => {
          const word = one.querySelector('span').getBoundingClientRect();
          const own = one.getBoundingClientRect();
          return word.left < own.left - 1 || word.right > own.right + 1 || own.right > innerWidth;
        })
        .map((one) => one.textContent.trim()),
    );
  };
  await page.setViewportSize({ width: 320, height: 640 });
  assert.deepEqual(await findCut(), [], '320 px wide');
  await page.setViewportSize(phone);
  await page.evaluate(() => (document.documentElement.style.fontSize = '212.5%'));
  assert.deepEqual(await findCut(), [], 'text twice as large');
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
});

test('the tabs in the header leave room for a long name and for the way to help', async () => {
  const name = 'Maximiliana-Theodora Wolfeschlegel';
  await world.addPerson(name, readJournal('three_good_days'));
  const other = await world.visitAs(name, { still: true });
  for (const width of [1024, 1200, desktop.width]) {
    await other.setViewportSize({ width, height: 700 });
    await other.waitForTimeout(settledMs);
    const covered = await other.evaluate(() => {
      const tabs = document.querySelector('nav[aria-label="Main pages"]').getBoundingClientRect();
      return [...document.querySelectorAll('header a')]
        .filter((one) => {
          const box = one.getBoundingClientRect();
          return box.right > tabs.left && box.left < tabs.right && box.bottom > tabs.top;
        })
        .map((one) => one.textContent.trim());
    });
    assert.deepEqual(covered, [], `${width} px wide`);
  }
});

test('nothing went wrong on the way', () => assertQuiet(page, /status of 404/));
