// The page in another language: as the device speaks, by choice, without a network, and on a narrow
// screen. Nothing is left over in English, and nothing breaks.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, findBarriers } from './browser.mjs';
import { findMisfits, narrow, settle } from './fit.mjs';
import { routes } from './routes.mjs';
import { readJournal, World } from './world.mjs';

/** The screens that somebody sees in a week; the others are made of the same parts. */
const main = [
  'today',
  'check-in',
  'library',
  'library-exercise',
  'learn',
  'learn-help',
  'session-start',
  'record',
  'settings',
  'safety',
  'summary',
  'hurts',
].map((name) => routes.find((route) => route.name === name));

let world;
let page;
const words = {};
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
  await world.addPerson('Sofia', readJournal('three_good_days'));
  for (const language of ['en', 'de', 'es']) {
    words[language] = (await world.readCatalogue(language)).care.texts;
  }
  page = await world.visit({ locale: 'de-AT', still: true, viewport: narrow });
});
after(() => world.close());

const langOf = () => page.evaluate(() => document.documentElement.lang);
const heading = (text) => page.getByRole('heading', { level: 1, name: text, exact: true });

/** Opens a screen and waits until it stands. */
async function open(path) {
  await page.goto(path);
  await page.locator('main h1').waitFor();
  await settle(page);
}

/** Texts that are the same in both languages prove nothing; nor does a word of one letter. */
function findEnglish(language) {
  const own = new Set(Object.values(words[language]));
  return Object.values(words.en).filter((text) => !own.has(text) && text.length > 2 && !text.includes('{'));
}

/** What can be read on the screen, one text node each, folded parts opened. */
function readScreen() {
  return page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode.data.trim());
    for (const one of document.querySelectorAll('[aria-label]')) found.push(one.ariaLabel);
    return [document.title.split(' · ')[0], ...found].filter((text) => text !== '');
  });
}

test('a German device is met in German, and reads that no professional has read it', async () => {
  await page.goto('/');
  await heading(words.de['page.welcome.title']).waitFor();
  assert.equal(await langOf(), 'de');
  assert.equal(await page.evaluate(() => document.documentElement.dir), 'ltr');
  await page.getByText(words.de['page.notice.translated'], { exact: true }).waitFor();
  const choices = page.getByRole('group', { name: words.de['page.settings.language'] });
  const names = await choices.locator('label span').evaluateAll((all) => all.map((one) => `${one.lang} ${one.textContent}`));
  assert.deepEqual(names, ['en English', 'de Deutsch', 'es Español']);
  assert.deepEqual(await findMisfits(page), []);
  await page.getByRole('button', { name: words.de['page.welcome.begin'] }).click();
  await page.getByRole('button', { name: 'Sofia', exact: true }).click();
  await heading(words.de['page.today.title']).waitFor();
  await page.getByText('Freitag, 6. November', { exact: true }).waitFor();
});

test('no screen has a word of English left, and all fit a narrow phone', async () => {
  const english = new Set(findEnglish('de'));
  const problems = [];
  for (const { name, path } of main) {
    await open(path);
    const left = (await readScreen()).filter((text) => english.has(text) || text.startsWith('<'));
    problems.push(...left.map((text) => `${name}: "${text}"`));
    problems.push(...(await findMisfits(page)).map((one) => `${name}: ${one}`));
  }
  assert.deepEqual(problems, []);
});

test('nothing of it is a barrier', async () => {
  for (const path of ['/today', '/settings']) {
    await open(path);
    assert.deepEqual(await findBarriers(page), [], path);
  }
});

test('the page changes to Spanish where it stands, and stays so', async () => {
  await open('/settings');
  const spanish = page.getByRole('radio', { name: 'Español' });
  await spanish.focus();
  await page.keyboard.press('Space');
  await heading(words.es['page.settings.title']).waitFor();
  assert.equal(await langOf(), 'es');
  assert.ok(await spanish.evaluate((one) => one === document.activeElement), 'the focus stayed');
  await page.goto('/today');
  await heading(words.es['page.today.title']).waitFor();
  const english = new Set([...findEnglish('es'), ...Object.values(words.de).filter((text) => text.length > 12 && !Object.values(words.es).includes(text))]);
  const left = (await readScreen()).filter((text) => english.has(text));
  assert.deepEqual(left, []);
});

test('the plan is the same in every language, by its fingerprint too', async () => {
  const id = await world.findPerson('Sofia');
  const [german, spanish] = await Promise.all(
    ['de', 'es'].map((language) => world.call(`/people/${id}/today?language=${language}`)),
  );
  assert.equal(german.fingerprint, spanish.fingerprint);
  assert.notEqual(german.lines[0].reasons[0].text, spanish.lines[0].reasons[0].text);
});

test('without its server the emergency page speaks the language, and only those used are kept', async () => {
  await open('/settings');
  await page.getByRole('radio', { name: 'Deutsch' }).check({ force: true });
  await heading(words.de['page.settings.title']).waitFor();
  const keptTexts = () =>
    page.evaluate(async () => {
      const cache = await caches.open((await caches.keys()).find((name) => name.startsWith('plumbline-')));
      return (await cache.keys()).map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith('/texts/'));
    });
  await page.evaluate(() => navigator.serviceWorker.ready);
  while (!(await keptTexts()).includes('/texts/es.json')) await page.waitForTimeout(50);
  assert.deepEqual((await keptTexts()).sort(), ['/texts/de.json', '/texts/es.json']);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (active.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 20));
  });
  await world.server.kill();
  await page.goto('/safety');
  await heading(words.de['safety.title']).waitFor();
  assert.equal(await langOf(), 'de');
  await page.goto('/today');
  await heading(words.de['page.today.title']).waitFor();
  assertQuiet(page, /ERR_CONNECTION_REFUSED|Failed to load resource/);
});
