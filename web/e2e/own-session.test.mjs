// A session of one's own: times that one can set, and another exercise in the place of one.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, findBarriers } from './browser.mjs';
import { button, headingOf } from './person.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
});
after(() => world.close());

/** The session of someone with three good days, before its start. */
async function openSession(name) {
  const person = await world.addPerson(name, readJournal('three_good_days'));
  const page = await world.visitAs(name, { still: true });
  await page.goto('/session');
  return { person, page };
}
const stepper = (page, label) => page.getByRole('group', { name: label, exact: true });
const shownOf = (page, label) => stepper(page, label).getByRole('status').textContent();
/** Seconds on the clock, "1:05" or "45". */
const leftOf = async (page) =>
  (await page.getByRole('timer').textContent()).split(':').reduce((sum, part) => 60 * sum + Number(part), 0);
const note = (page, text) => page.getByText(text, { exact: true }).first().waitFor();

test('own times hold for this session and the next; a hold only gets shorter', async () => {
  const { page } = await openSession('Tara');
  await page.getByText('My times', { exact: true }).click();
  await stepper(page, 'To get ready').getByRole('button', { name: /\+5 s/ }).click();
  for (let tap = 0; tap < 2; ++tap)
    await stepper(page, 'Holds').getByRole('button', { name: /−5 s/ }).click();
  assert.ok(await stepper(page, 'Rests').getByRole('button', { name: /−5 s/ }).isDisabled());
  assert.deepEqual(await findBarriers(page), []);
  await page.reload();
  await page.getByText('My times', { exact: true }).click();
  assert.equal(await shownOf(page, 'To get ready'), '+5 s');
  assert.equal(await shownOf(page, 'Holds'), '−10 s');
  assert.equal(await shownOf(page, 'Rests'), 'as planned');

  await button(page, 'Start').click();
  await button(page, 'Pause').click();
  const before = await leftOf(page);
  await button(page, 'My times').click();
  assert.deepEqual(await findBarriers(page), []);
  await stepper(page, 'To get ready').getByRole('button', { name: /\+5 s/ }).click();
  await button(page, 'Back to the session').click();
  assert.equal((await leftOf(page)) - before, 5);
  await page.keyboard.press('+');
  assert.equal((await leftOf(page)) - before, 20);
  await page.keyboard.press('Space');

  await world.watch(() => page.getByText('Hold, and breathe', { exact: true }).isVisible());
  await page.keyboard.press('Space');
  const hold = await leftOf(page);
  await page.keyboard.press('-');
  assert.equal(await leftOf(page), hold - 15);
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  assert.equal(await leftOf(page), hold + 10, 'up to the dose, of which ten were taken, and no further');
  assertQuiet(page);
});

test('another exercise takes the place of one that has not begun, in the middle of a session', async () => {
  const { person, page } = await openSession('Uma');
  await button(page, 'Start').click();
  await button(page, 'Another exercise').click();
  const first = page.locator('[data-replacement]').first();
  const instead = await first.getAttribute('data-replacement');
  const name = await first.getByRole('link').textContent();
  assert.deepEqual(await findBarriers(page), []);
  await first.getByRole('button', { name: /^Just for today/ }).click();
  await headingOf(page).filter({ hasText: name }).waitFor();
  await note(page, 'Paused');
  const [{ body }] = await world.waitForEvents(person, 'swap', 1);
  assert.deepEqual({ scope: 'today', ...body }, { exercise: 'EX11', instead, scope: 'today' });

  // Another one is changed for good; what has begun cannot be changed any more.
  await button(page, 'Go on').click();
  await button(page, 'Skip').click();
  // Nothing serves the purpose of breathing with a brace in this plan: that is said.
  await world.watch(() => headingOf(page).filter({ hasText: 'Belly breathing' }).isVisible());
  await button(page, 'Another exercise').click();
  assert.equal(await page.locator('[data-replacement]').count(), 0);
  await button(page, 'Keep this one').click();
  await button(page, 'Go on').click();
  await button(page, 'Skip').click();
  await world.watch(() => headingOf(page).filter({ hasText: "Child's pose" }).isVisible());
  await button(page, 'Another exercise').click();
  const second = page.locator('[data-replacement]').first();
  await second.getByRole('button', { name: /^For good/ }).click();
  // A second change does not find its place in today's plan any more: that is said, and it is kept.
  await note(page, 'This one stays for today. The change counts from the next session on.');
  assert.equal((await world.waitForEvents(person, 'swap', 2))[1].body.scope, 'always');
  await button(page, 'Go on').click();
  await world.watch(() => page.getByText('Move slowly', { exact: true }).isVisible());
  await page.keyboard.press('Space');
  await note(page, 'Paused');
  assert.equal(await button(page, 'Another exercise').count(), 0);
  assertQuiet(page);
});
