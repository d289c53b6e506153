// What the record shows beside pain: a bad spell, how far it reaches, and what was done of a week.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, findBarriers } from './browser.mjs';
import { headingOf } from './person.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  world = await World.open('2026-12-20T11:00:00+01:00');
});
after(() => world.close());

const dayOf = ({ at }) => at.slice(0, 10);

async function openRecord(name) {
  const page = await world.visitAs(name, { still: true });
  await page.goto('/record');
  await headingOf(page).filter({ hasText: 'Record' }).waitFor();
  await page.getByRole('radio', { name: 'All', exact: true }).check();
  return page;
}
const sectionOf = (page, name) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });
async function readTable(section, caption) {
  await section.getByText('As a table').click();
  const table = section.getByRole('table', { name: caption });
  await table.waitFor();
  const rows = await table.locator('tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
}

test('a bad spell is seen in the plot and told in words', async () => {
  await world.addPerson('Greta', readJournal('bad_spell'));
  const page = await openRecord('Greta');
  const section = sectionOf(page, 'Pain over time');
  assert.ok((await section.locator('rect[data-spell]').count()) > 0);
  assert.ok((await section.getByText(/^A bad spell (from|since)/).count()) > 0);
  const [from] = await section.locator('[data-spell-from]').evaluateAll((all) => all.map((one) => one.dataset.spellFrom));
  // Its first day is one that hurt: the plan of that day says so as well.
  const journal = readJournal('bad_spell');
  assert.ok(journal.some((event) => dayOf(event) === from), from);
  assert.deepEqual(await findBarriers(page), []);
  assertQuiet(page);
});

test('each side stands where it was told, and the table says the same', async () => {
  const journal = readJournal('creeping_zone');
  await world.addPerson('Hugo', journal);
  const page = await openRecord('Hugo');
  const section = sectionOf(page, 'How far it reaches');
  const marks = await section
    .locator('[data-side="left"]')
    .evaluateAll((all) => Object.fromEntries(all.map(({ dataset }) => [dataset.day, Number(dataset.value)])));
  const told = {};
  for (const event of journal) {
    const zone = event.body.zones?.back_left;
    if (event.kind === 'check_in' && zone !== undefined) told[dayOf(event)] = Math.max(zone, told[dayOf(event)] ?? 0);
  }
  for (const [day, zone] of Object.entries(told)) assert.ok(marks[day] >= zone, `${day}: ${marks[day]} ${zone}`);
  assert.ok(Object.keys(told).length > 0);
  const rows = await readTable(section, 'Back and legs');
  assert.ok(rows.some(([, left]) => left === 'Calf or shin' || left === 'Thigh'), rows.join('\n'));
  assert.deepEqual(await findBarriers(page), []);
  assertQuiet(page);
});

test('the bars of the weeks are the days with a session', async () => {
  const journal = readJournal('bad_spell');
  const days = new Set(journal.filter(({ kind }) => kind === 'session').map(dayOf));
  const page = await openRecord('Greta');
  const section = sectionOf(page, 'What you did');
  const bars = await section.locator('[data-week]').evaluateAll((all) => all.map(({ dataset }) => Number(dataset.value)));
  assert.equal(bars.reduce((all, one) => all + one, 0), days.size);
  const rows = await readTable(section, 'What you did');
  assert.equal(rows.reduce((all, [, of]) => all + Number(of.split(' ')[0]), 0), days.size);
  assertQuiet(page);
});
