// How the plan answers a record of several days, on a device that has not seen it before.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet } from './browser.mjs';
import { beginSession, button, headingOf, lineOf, readLines } from './person.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
});
after(() => world.close());

const changeOf = (page, words) =>
  page.getByRole('region', { name: 'What has changed' }).getByRole('listitem').filter({
    hasText: words,
  });

test('three good days: a step up is offered with its reason, and taken by beginning', async () => {
  const sofia = await world.addPerson('Sofia', readJournal('three_good_days'));
  const page = await world.visitAs('Sofia');
  const offered = 'Rest with calves on a chair: a step up from level 1 to 2 is offered';
  await changeOf(page, offered).getByText('Why?').click();
  assert.match(await changeOf(page, offered).innerText(), /took it well 3 times in a row/);
  const line = lineOf(page, 'Rest with calves on a chair');
  assert.match(await line.innerText(), /A step up, if you want it/);

  const today = await world.readToday(sofia);
  assert.equal(today.state, 'build');
  const rest = today.lines.find((one) => one.exercise === 'EX11');
  assert.deepEqual([rest.level, rest.step_up], [2, true]);
  assert.deepEqual(await readLines(page), [
    'Rest with calves on a chair',
    'Belly breathing with a gentle brace',
    "Child's pose",
    'Walking',
  ]);

  await beginSession(page);
  assert.equal(await headingOf(page).textContent(), 'Rest with calves on a chair');
  await button(page, 'STOP').click();
  assertQuiet(page);
});

test('two hard sessions in a row: a step down, and the page says why', async () => {
  await world.moveTo('2026-11-08T09:00:00+01:00');
  const dieter = await world.addPerson('Dieter', readJournal('two_ambers'));
  const page = await world.visitAs('Dieter');
  const down = changeOf(page, 'Rest with calves on a chair goes down from level 2 to 1');
  await down.getByText('Why?').click();
  assert.match(await down.innerText(), /Rule .+\. Source: .+/);

  const today = await world.readToday(dieter);
  const change = today.changes.find((one) => one.kind === 'step_down');
  assert.deepEqual([change.exercise, change.from_level, change.to_level], ['EX11', 2, 1]);
  assert.ok((await down.innerText()).includes(change.reasons[0].text));
  assert.equal(today.lines.find((one) => one.exercise === 'EX11').level, 1);
  assertQuiet(page);
});
