// Every screen by the rules of WCAG 2.2 AA: phone and desktop, light and dark, narrow and large.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, desktop, findBarriers, phone } from './browser.mjs';
import { findMisfits, narrow, scaleText, settle } from './fit.mjs';
import { answerInterview, button, headingOf, say } from './person.mjs';
import { openRoute, routes, walkSession, walkWelcome } from './routes.mjs';
import { readJournal, World } from './world.mjs';

/** The rules that the look can break; the others see no difference between light and dark. */
const ofTheLook = ['color-contrast', 'target-size'];
/** Longer than any change of colour on the page takes. */
const settledMs = 500;

let world;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
});
after(() => world.close());

/** What is there for good: what a change of light or size was still painting has gone. */
async function findLasting(page, find) {
  const found = await find();
  if (found.length === 0) return found;
  await page.waitForTimeout(settledMs);
  return find();
}

/** What does not fit; nor may the way to stop a session be out of sight. */
async function findUnfit(page) {
  const problems = await findMisfits(page);
  const stop = button(page, 'STOP');
  if ((await stop.count()) === 0) return problems;
  const { y, height } = await stop.boundingBox();
  if (y + height <= page.viewportSize().height) return problems;
  return [...problems, `STOP is out of sight, at ${Math.round(y)} px`];
}

/** Looks at one screen in all its forms; gives what is wrong with it. */
async function look(page, screen) {
  const problems = [];
  const note = async (form, find) => {
    const found = await findLasting(page, find);
    problems.push(...found.map((one) => `${screen}, ${form}: ${one}`));
  };
  await note('phone, light', () => findBarriers(page));
  await page.setViewportSize(narrow);
  await settle(page);
  await note('320 px wide', () => findUnfit(page));
  await page.setViewportSize(phone);
  await scaleText(page, 2);
  await note('text twice as large', () => findUnfit(page));
  await scaleText(page, 1);
  await page.setViewportSize(desktop);
  await page.emulateMedia({ colorScheme: 'dark' });
  // Colours are the same on every width; the size of what is touched was looked at on the phone.
  await note('desktop, dark', () => findBarriers(page, ofTheLook));
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'light' });
  return problems;
}

test('the screens of somebody with a record', async () => {
  await world.addPerson('Sofia', readJournal('three_good_days'));
  const page = await world.visitAs('Sofia', { still: true });
  const problems = [];
  for (const route of routes) {
    await openRoute(page, route);
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    problems.push(...(await look(page, route.name)));
  }
  assert.deepEqual(problems, []);
  assertQuiet(page);
});

test('the screens of a session', async () => {
  await world.addPerson('Emil', readJournal('three_good_days'));
  const page = await world.visitAs('Emil', { still: true });
  const problems = [];
  for await (const screen of walkSession(page, world)) problems.push(...(await look(page, screen)));
  assert.deepEqual(problems, []);
  assertQuiet(page);
});

test('the first screens, and a question of every kind', async () => {
  const page = await world.visit({ still: true });
  const problems = [];
  for await (const screen of walkWelcome(page, 'Piotr')) {
    problems.push(...(await look(page, screen)));
  }
  await page.getByRole('radio', { name: 'I have read this and want to go on.' }).check();
  await button(page, 'Go on to the questions').click();
  await page.getByRole('progressbar').waitFor();
  problems.push(...(await look(page, 'danger sign')));

  const looked = (answer) => async (asked) => {
    problems.push(...(await look(asked, await headingOf(asked).textContent())));
    await answer(asked);
  };
  await answerInterview(page, {
    'Have you newly lost control of your bowels?': say.pick('Not sure'),
    'How old are you?': looked(say.write(44)),
    'When do you usually get up?': looked(say.at('07:00')),
    'Where does it hurt?': looked(say.tick('Low back, even if it goes into a buttock or a leg')),
    'How far does it reach on your left side?': looked(say.notThisSide),
    'How much does it hurt right now?': looked(say.mark(3)),
    'How long has this spell of pain lasted?': looked(say.pick('More than 12 weeks')),
    'What do you have to exercise with?': looked(say.tick('Mat or thick carpet')),
  });
  assert.deepEqual(problems, []);
  assertQuiet(page);
});

test('the screen of an emergency', async () => {
  await world.addPerson('Ruth', readJournal('emergency'));
  const page = await world.visitAs('Ruth', { still: true });
  const problems = [];
  for (const [path, heading] of [
    ['/action', 'Please get help now'],
    ['/today', 'Today'],
    ['/session', 'There is no session now'],
  ]) {
    await openRoute(page, { path, heading });
    problems.push(...(await look(page, `${path} in an emergency`)));
  }
  assert.deepEqual(problems, []);
  assertQuiet(page);
});
