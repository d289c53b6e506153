// A danger sign closes everything, by whatever door; the emergency page is open to everyone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet } from './browser.mjs';
import { button, headingOf, introduce } from './person.mjs';
import { openRoute, routes, walkWelcome } from './routes.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
});
after(() => world.close());

/** A link to call that number. */
const call = (page, number) =>
  page.getByRole('region', { name: 'Emergency numbers' }).getByRole('link', {
    name: `Call ${number}`,
    exact: true,
  });

test('"yes" to an emergency sign ends the questions and says what to do now', async () => {
  const page = await world.visit();
  await introduce(page, 'Ruth', 'United Kingdom');
  await button(page, 'No').click();
  await headingOf(page).filter({ hasText: 'stop your pee' }).waitFor();
  await button(page, 'Yes').click();
  await button(page, 'No, I tapped by mistake').click();
  await headingOf(page).filter({ hasText: 'stop your pee' }).waitFor();
  await button(page, 'Yes').click();
  await headingOf(page).filter({ hasText: 'You answered yes. Is that right?' }).waitFor();
  await button(page, 'Yes, that is so').click();
  await headingOf(page).filter({ hasText: 'Please get help now' }).waitFor();
  assert.ok(await call(page, '999').isVisible());
  assert.equal(await call(page, '999').getAttribute('href'), 'tel:999');
  assert.ok(await page.getByText('Stop all exercise.').isVisible());
  assert.ok(await page.getByText('needs emergency help now').first().isVisible());

  await page.goto('/session');
  await headingOf(page).filter({ hasText: 'There is no session now' }).waitFor();
  assert.ok(await page.getByText('Please get help now').isVisible());
  assert.equal(await button(page, 'Start').count(), 0);

  await page.goto('/library/EX01');
  await headingOf(page).filter({ hasText: 'Cat pose' }).waitFor();
  const refused = page.getByRole('region', { name: 'Not today' });
  assert.match(await refused.innerText(), /Rule .+\. Source: .+/);
  assert.equal(await page.getByRole('link', { name: "To today's plan", exact: true }).count(), 0);

  await page.goto('/today');
  await page.getByRole('region', { name: 'No exercise today' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Begin the session' }).count(), 0);

  const ruth = await world.findPerson('Ruth');
  await world.waitForEvents(ruth, 'screen', 1);
  const today = await world.readToday(ruth);
  assert.equal(today.state, 'blocked');
  assert.equal(today.action, 'emergency');
  assert.deepEqual(today.lines, []);
  assert.ok(today.reasons.length > 0, 'the answer says why');
  assert.deepEqual(today.flags.map(({ flag, level }) => [flag, level]), [['RF-C2', 'emergency']]);
  assertQuiet(page);
});

test('a "yes" in the check-in is asked about before it counts', async () => {
  await world.addPerson('Lena', readJournal('three_good_days'));
  const page = await world.visitAs('Lena', { still: true });
  await openRoute(page, { path: '/check-in', heading: 'How is it today?' });
  const sign = page.locator('[data-flag]').first();
  await sign.getByRole('radio', { name: 'Yes', exact: true }).check();
  await button(sign, 'No, I tapped by mistake').click();
  assert.equal(await sign.getByRole('radio', { checked: true }).count(), 0);
  const lena = await world.findPerson('Lena');
  assert.deepEqual((await world.readToday(lena)).flags ?? [], []);
  const screens = (await world.readEvents(lena)).filter(({ kind }) => kind === 'screen').length;

  await sign.getByRole('radio', { name: 'Yes', exact: true }).check();
  await button(sign, 'Yes, that is so').click();
  await page.getByText('Stop all exercise.').waitFor();
  await world.waitForEvents(lena, 'screen', screens + 1);
  assert.equal((await world.readToday(lena)).state, 'blocked');
  assertQuiet(page);
});

test('a session under way ends when a danger sign is the reason to stop', async () => {
  await world.addPerson('Nora', readJournal('three_good_days'));
  const page = await world.visitAs('Nora', { still: true });
  await page.goto('/session');
  await button(page, 'Start').click();
  await button(page, 'It hurts').click();
  await button(page, 'I am out of it').click();
  await button(page, 'Chest pain, feeling faint, or another danger sign').click();
  await page.getByRole('radio', { name: '7', exact: true }).check();
  await button(page, 'No pain anywhere').click();
  await button(page, 'Go on').click();
  await page.getByText('The session ends here. Please get help.').waitFor();
  assert.equal(await page.getByRole('button', { name: /^Go on with/ }).count(), 0);
  await page.getByRole('link', { name: 'What to do now' }).click();
  await call(page, '112').waitFor();
  assertQuiet(page);
});

test('the emergency page is one action away from every screen', async () => {
  await world.addPerson('Sofia', readJournal('three_good_days'));
  const page = await world.visitAs('Sofia', { still: true });
  for (const route of routes) {
    await openRoute(page, route);
    await page.getByRole('banner').getByRole('link', { name: 'Emergency' }).click();
    await headingOf(page).filter({ hasText: 'When to get help' }).waitFor();
    assert.ok(await call(page, '112').isVisible(), route.name);
  }
  assertQuiet(page);
});

test('leaving a session for the emergency page pauses it, and it can be gone on with', async () => {
  await world.addPerson('Emil', readJournal('three_good_days'));
  const page = await world.visitAs('Emil', { still: true });
  await page.goto('/session');
  await button(page, 'Start').click();
  await page.getByRole('banner').getByRole('link', { name: 'Emergency' }).click();
  await call(page, '112').waitFor();
  await page.getByRole('link', { name: "Plumbline, to today's plan" }).click();
  await page.getByRole('link', { name: 'Go on with the session' }).click();
  await page.getByText('Paused', { exact: true }).first().waitFor();
  assertQuiet(page);
});

test('before anybody has a name, and while the questions run, it is there as well', async () => {
  const page = await world.visit();
  for await (const screen of walkWelcome(page, 'Ines')) {
    const link = page.getByRole('banner').getByRole('link', { name: 'Emergency' });
    assert.ok(await link.isVisible(), screen);
  }
  await page.getByRole('banner').getByRole('link', { name: 'Emergency' }).click();
  await call(page, '112').waitFor();
  assert.ok(await call(page, '911').isVisible(), 'without a country both common numbers');
  assertQuiet(page);
});

test('when the core cannot be loaded, the page says so and the emergency page works', async () => {
  const page = await world.visit();
  await page.route('**/plumbline.wasm', (route) => route.abort());
  await page.goto('/today');
  await headingOf(page).filter({ hasText: 'This page could not start' }).waitFor();
  await page.getByRole('link', { name: 'To the emergency page' }).click();
  await headingOf(page).filter({ hasText: 'When to get help' }).waitFor();
  assert.ok(await call(page, '112').isVisible());
  assert.ok(await page.getByText('Numbness between your legs').isVisible());
  assertQuiet(page, /wasm|Failed to fetch|ERR_FAILED|offline/i);
});
