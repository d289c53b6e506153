// What leaves the server and comes back: a calendar, a backup that is put back, a record erased.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import ICAL from 'ical.js';
import { readJournal, World } from './world.mjs';

const program = process.env.PLUMB_PROGRAM ?? '../build/plumbline';
const moment = '2027-03-20T11:00:00+01:00';

let world;
let page;
let sofia;
before(async () => {
  world = await World.open(moment);
  sofia = await world.addPerson('Sofia', readJournal('three_good_days'));
  page = await world.visitAs('Sofia', { still: true });
});
after(() => world.close());

/** Local starts of the first entries, by another author's reader. */
function readStarts(text, count) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone).tzid, new ICAL.Timezone(zone));
  return calendar.getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one);
    const starts = event.iterator();
    return {
      title: event.summary,
      starts: Array.from({ length: count }, () => starts.next()).map((start) => ({
        local: start.toString(),
        instant: start.toJSDate().toISOString(),
      })),
    };
  });
}

const data = () => join(world.server.folder, 'data');

test('a calendar made in the settings is read by another program, over the change of clocks', async () => {
  await page.goto('/settings');
  await page.getByText('Reminders in my calendar').click();
  await page.getByLabel('Time 1').fill('08:00');
  await page.getByRole('checkbox', { name: 'Sunday' }).check();
  await page.getByLabel('What the entry is called').fill('Tea; with Ann, at 8');
  await page.getByRole('button', { name: 'Make the calendar' }).click();
  const shown = page.locator('.address code');
  await shown.waitFor();
  const address = await shown.textContent();
  const reply = await fetch(address);
  assert.equal(reply.status, 200);
  assert.match(reply.headers.get('content-type'), /^text\/calendar/);
  const text = await reply.text();
  assert.doesNotMatch(text, /Sofia|pain|spine|exercise|plan\b/i);
  assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75), 'lines are folded');
  const [entry, ...others] = readStarts(text, 12);
  assert.deepEqual(others, []);
  assert.equal(entry.title, 'Tea; with Ann, at 8');
  const days = entry.starts.map((start) => start.local.slice(0, 10));
  assert.equal(days[0], '2027-03-20');
  assert.ok(!days.includes('2027-03-21') && !days.includes('2027-03-28'), 'Sundays are quiet');
  assert.ok(entry.starts.every((start) => start.local.endsWith('T08:00:00')), 'always at eight');
  const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  assert.equal(zone, 'Europe/Berlin', 'the page lives where the clocks change');
  const at = (day) => entry.starts.find((start) => start.local.startsWith(day)).instant;
  assert.equal(at('2027-03-27'), '2027-03-27T07:00:00.000Z');
  assert.equal(at('2027-03-29'), '2027-03-29T06:00:00.000Z');

  await page.getByRole('button', { name: 'Take the address back' }).click();
  await shown.waitFor({ state: 'detached' });
  assert.equal((await fetch(address)).status, 404);
});

test('a store that was put back from an old backup is told again what came after', async () => {
  const backup = join(world.server.folder, 'old.db');
  execFileSync(program, ['backup', backup, '--data', data()]);
  const note = (n, words) => ({
    id: `019ab3c4-5d6e-7f00-8123-00000000000${n}`,
    at: '2027-03-20T10:00:00+01:00',
    kind: 'note',
    body: { words },
  });
  await world.call(`/people/${sofia}/events`, { events: [note(1, 'first'), note(2, 'second')] });
  await page.goto('/today');
  await page.reload();
  const count = (await world.readEvents(sofia)).length;
  const kept = () =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const open = indexedDB.open('plumbline');
          open.onsuccess = () => {
            const all = open.result.transaction('events').objectStore('events').count();
            all.onsuccess = () => resolve(all.result);
          };
        }),
    );
  while ((await kept()) < count) await page.waitForTimeout(100);

  await world.server.kill();
  execFileSync(program, ['restore', backup, '--data', data()]);
  await world.server.restart();
  // Another device has told the new store as many events again: numbers alone do not show the loss.
  await world.call(`/people/${sofia}/events`, { events: [note(3, 'third'), note(2, 'second')] });
  await page.reload();
  await world.waitForEvents(sofia, 'note', 3);
  const words = (await world.readEvents(sofia))
    .filter((event) => event.kind === 'note')
    .map((event) => event.body.words);
  assert.deepEqual(words.sort(), ['first', 'second', 'third']);
});

test('a record that is erased in the page is gone from the server and the device, with a proof', async () => {
  await page.goto('/settings');
  await page.getByText('Erase everything').first().click();
  const erase = page.getByRole('button', { name: 'Erase everything' });
  assert.ok(await erase.isDisabled(), 'not before the name was typed');
  await page.getByLabel('Type Sofia to go on').fill('Sofia');
  await erase.click();
  await page.getByText('The record of Sofia is gone.').waitFor();
  await page.getByText('SHA-256').waitFor();
  assert.equal((await world.ask(`/people/${sofia}/events?after=0`)).status, 410);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Begin' }).waitFor();
  const left = await page.evaluate(async (id) => {
    const opened = await new Promise((resolve) => {
      const open = indexedDB.open('plumbline');
      open.onsuccess = () => resolve(open.result);
    });
    const read = (store, ask) =>
      new Promise((resolve) => {
        const asked = ask(opened.transaction(store).objectStore(store));
        asked.onsuccess = () => resolve(asked.result);
      });
    const values = await read('values', (store) => store.getAll());
    const keys = await read('values', (store) => store.getAllKeys());
    const events = await read('events', (store) => store.count());
    return { events, named: JSON.stringify([keys, values]).includes(id) };
  }, sofia);
  assert.deepEqual(left, { events: 0, named: false });
});
