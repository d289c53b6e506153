// "It hurts" from anywhere, and what was told shows at once what it changed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, findBarriers } from './browser.mjs';
import { press } from './keyboard.mjs';
import { button, checkIn, headingOf } from './person.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
});
after(() => world.close());

const heading = (page, text) => headingOf(page).filter({ hasText: text }).waitFor();

test('from the library, one tap: how it is, and what that changes', async () => {
  const sofia = await world.addPerson('Sofia', readJournal('three_good_days'));
  const page = await world.visitAs('Sofia', { still: true });
  await page.goto('/library/EX03');
  await heading(page, "Child's pose");
  await page.getByRole('link', { name: 'It hurts', exact: true }).click();
  await heading(page, 'It hurts');
  assert.deepEqual(await findBarriers(page), []);
  const noToAll = button(page, 'No to all of these');
  if ((await noToAll.count()) > 0) await noToAll.click();
  await page.getByRole('group', { name: 'How much does it hurt right now?' }).getByRole('radio', { name: '9', exact: true }).check();
  await button(page, 'No pain anywhere').click();
  await button(page, 'Tell it').click();
  await heading(page, 'What comes now');
  assert.deepEqual(await findBarriers(page), []);
  await page.getByText('Today there are only resting positions.').waitFor();
  const { gate } = await world.readToday(sofia);
  assert.equal(gate, 'relief');
  await button(page, 'It is a bad spell').click();
  await world.waitForEvents(sofia, 'pace', 1);
  assert.equal((await world.readToday(sofia)).state, 'flare');
  assertQuiet(page);
});

test('a rest in between, ended early: in the record, no session, and the plan as it was', async () => {
  const rita = await world.addPerson('Rita', readJournal('three_good_days'));
  const page = await world.visitAs('Rita', { still: true });
  const before = await world.readToday(rita);
  await page.getByRole('link', { name: /^Rest in between/ }).click();
  await heading(page, 'A rest in between');
  assert.deepEqual(await findBarriers(page), []);
  await page.getByRole('button', { name: /^Start/ }).click();
  await page.waitForFunction(() => /^1:5|^11\d$/.test(document.querySelector('.clock').textContent));
  await button(page, 'Stop').click();
  await heading(page, 'A rest in between');
  await page.locator('[data-rests="1"]').waitFor();
  assert.deepEqual(await findBarriers(page), []);
  const [rest] = await world.waitForEvents(rita, 'rest', 1);
  assert.equal(rest.body.exercise, before.rest.exercise);
  assert.ok(rest.body.seconds < before.rest.seconds, 'as long as it was');
  const after = await world.readToday(rita);
  assert.equal(after.state, before.state);
  assert.deepEqual(after.lines, before.lines);
  await page.goto('/record');
  await page.getByText('1 rest in between').first().waitFor();
  assertQuiet(page);
});

test('a danger sign leads to what to do, and nothing else is asked', async () => {
  await world.addPerson('Ola', readJournal('three_good_days'));
  const page = await world.visitAs('Ola', { still: true });
  await world.moveTo('2026-11-07T11:00:00+01:00');
  await page.reload();
  await page.getByRole('link', { name: 'It hurts', exact: true }).click();
  await heading(page, 'It hurts');
  const sign = page.locator('[data-flag="RF-C2"]');
  await sign.getByRole('radio', { name: 'Yes', exact: true }).check();
  await sign.getByRole('button', { name: 'Yes, that is so' }).click();
  await page.waitForURL('**/action');
  assertQuiet(page);
});

test('the check-in shows on Today what it changed; keys alone reach "It hurts"', async () => {
  await world.addPerson('Max', readJournal('three_good_days'));
  const page = await world.visitAs('Max', { still: true });
  await world.moveTo('2026-11-08T08:00:00+01:00');
  await page.goto('/check-in');
  await heading(page, 'How is it today?');
  await checkIn(page, { pain: 5, early: true, places: 'No pain anywhere' });
  const told = page.getByRole('region', { name: 'What you told changed this' });
  await told.getByText('A bad spell begins. For now there are quiet days.').waitFor();
  await page.reload();
  await heading(page, 'Today');
  assert.equal(await told.count(), 0, 'it is told once');
  await press(page, 'It hurts');
  await heading(page, 'It hurts');
  assertQuiet(page);
});
