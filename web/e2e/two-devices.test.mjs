// Two devices of one person are both without a network; afterwards both know all, and agree.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet } from './browser.mjs';
import { readLines } from './person.mjs';
import { readJournal, World } from './world.mjs';

/** What a browser says of a network that is not there. */
const unanswered = /ERR_INTERNET_DISCONNECTED|Failed to load resource/;

let world;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
});
after(() => world.close());

test('what two devices wrote offline is one journal, and one plan', async () => {
  const journal = readJournal('three_good_days');
  const sofia = await world.addPerson('Sofia', journal);
  const phone = await world.visitAs('Sofia', { still: true });
  const tablet = await world.visitAs('Sofia', { still: true });
  const before = await readLines(phone);
  assert.deepEqual(await readLines(tablet), before);

  // Both pages are open where the change is made before the network goes.
  await phone.goto('/instead/EX29');
  const aside = phone.getByRole('button', { name: /^Put it aside ?: Belly breathing/ });
  await aside.waitFor();
  await tablet.goto('/instead/EX11');
  await tablet.locator('[data-replacement][data-open="true"]').first().waitFor();
  for (const page of [phone, tablet]) await page.context().setOffline(true);
  await aside.click();
  await phone.getByRole('region', { name: 'It is changed' }).waitFor();
  const first = tablet.locator('[data-replacement][data-open="true"]').first();
  await first.getByRole('button', { name: /^For good/ }).click();
  await tablet.getByRole('region', { name: 'It is changed' }).waitFor();
  assert.equal((await world.readEvents(sofia)).length, journal.length, 'nothing has arrived');

  for (const page of [tablet, phone]) await page.context().setOffline(false);
  await world.waitForEvents(sofia, 'pace', 1);
  await world.waitForEvents(sofia, 'swap', 1);
  const events = await world.readEvents(sofia);
  assert.equal(events.length, journal.length + 2);
  assert.equal(new Set(events.map(({ id }) => id)).size, events.length);

  const { lines } = await world.readToday(sofia);
  const ids = lines.map(({ exercise }) => exercise);
  assert.ok(!ids.includes('EX29') && !ids.includes('EX11'), ids.join());
  for (const page of [phone, tablet]) {
    await page.goto('/today');
    await page.waitForFunction(
      (count) => document.querySelectorAll('main h3').length >= count,
      lines.length,
    );
  }
  // A page begins with what it has and goes on with what it fetches: soon both say the same.
  const read = () => Promise.all([phone, tablet].map(readLines));
  let shown = await read();
  for (let tries = 0; tries < 100 && String(shown[0]) !== String(shown[1]); ++tries) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    shown = await read();
  }
  assert.deepEqual(shown[0], shown[1]);
  assert.notDeepEqual(shown[0], before);
  for (const page of [phone, tablet]) assertQuiet(page, unanswered);
});
