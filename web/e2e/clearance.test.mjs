// A professional's word, entered in the page: it opens the exercise that it names, and no other.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet } from './browser.mjs';
import { button, headingOf } from './person.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  world = await World.open('2026-11-02T11:00:00+01:00');
});
after(() => world.close());

const rulesOf = (today, id) =>
  (today.refusals ?? []).find(({ exercise }) => exercise === id)?.reasons?.map(({ rule }) => rule) ??
  [];

test('an exercise that asks for a key opens when a professional has agreed', async () => {
  await world.addPerson('Luca', readJournal('shoulder'));
  const luca = await world.findPerson('Luca');
  const before = await world.readToday(luca);
  assert.ok(rulesOf(before, 'EX17').includes('matrix.key-needed'));
  const keyed = before.refusals
    .filter(({ exercise }) => rulesOf(before, exercise).includes('matrix.key-needed'))
    .map(({ exercise }) => exercise);

  const page = await world.visitAs('Luca', { still: true });
  await page.goto('/library/EX17');
  const refused = page.getByRole('region', { name: 'Not today' });
  await refused.waitFor();
  await refused.getByText('A professional has agreed').click();
  await refused.getByLabel('Name of the professional').fill('P. Hysio');
  await refused.getByLabel('Doctor, physiotherapist, …').fill('physiotherapist');
  await refused.getByLabel('Until what day it holds').fill('2026-12-20');
  await button(refused, 'Enter it').click();
  await headingOf(page).waitFor();
  await world.waitForEvents(luca, 'clearance', 1);

  const [{ body }] = (await world.readEvents(luca)).filter(({ kind }) => kind === 'clearance');
  assert.deepEqual(body.keys, ['EX17']);
  assert.deepEqual(body.flags ?? [], []);
  const after = await world.readToday(luca);
  assert.ok(!rulesOf(after, 'EX17').includes('matrix.key-needed'));
  for (const id of keyed.filter((one) => one !== 'EX17')) {
    assert.ok(rulesOf(after, id).includes('matrix.key-needed'), `${id} stays closed`);
  }
  assertQuiet(page);
});

test('what no word opens offers no form', async () => {
  const page = await world.visitAs('Luca', { still: true });
  await page.goto('/library/EX16');
  const refused = page.getByRole('region', { name: 'Not today' });
  await refused.waitFor();
  assert.equal(await refused.getByText('A professional has agreed').count(), 0);
});
