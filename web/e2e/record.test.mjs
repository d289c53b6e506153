// The record of seven weeks: what is drawn is what was told, missing days are seen to be missing,
// and it can be taken along as a file.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { assertQuiet, desktop, findBarriers, phone } from './browser.mjs';
import { press, reach } from './keyboard.mjs';
import { button, headingOf } from './person.mjs';
import { openRoute } from './routes.mjs';
import { dayAfter, efforts, firstDay, lastDay, makeWeeks, note, notedOn, pains, takenBackOn } from './weeks.mjs';
import { readJournal, World } from './world.mjs';

/** Longer than any change of colour on the page takes. */
const settledMs = 500;
const record = { path: '/record', heading: 'Record' };
const events = makeWeeks();

let world;
let id;
before(async () => {
  world = await World.open('2026-12-20T11:00:00+01:00');
  id = await world.addPerson('Lena', events);
});
after(() => world.close());

async function openRecord(options) {
  const page = await world.visitAs('Lena', { still: true, ...options });
  await openRoute(page, record);
  return page;
}

const plotOf = (page, name) => page.getByRole('img', { name: new RegExp(`^${name}`) });
const sectionOf = (page, name) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });

/** The marks of a plot as [day, value]. */
function readMarks(plot) {
  return plot
    .locator('[data-day]')
    .evaluateAll((marks) => marks.map(({ dataset }) => [dataset.day, Number(dataset.value)]));
}

/** Where the marks stand: the middle of each, as a part of the plot's width and height. */
function readPlaces(plot) {
  return plot.locator('[data-day]').evaluateAll((marks) => {
    const { left, top, width, height } = marks[0].ownerSVGElement.getBoundingClientRect();
    return marks.map((mark) => {
      const box = mark.getBoundingClientRect();
      return [(box.x + box.width / 2 - left) / width, (box.y + box.height / 2 - top) / height];
    });
  });
}

/** The rows of a table without its head. */
async function readTable(section, caption) {
  const table = section.getByRole('table', { name: caption });
  await table.waitFor();
  const rows = await table.locator('tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
}

const shortOf = (day) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(day),
  );
const told = pains
  .flat()
  .map((pain, at) => [dayAfter(firstDay, at), pain])
  .filter(([, pain]) => pain !== null);

async function showAll(page) {
  await page.getByRole('radio', { name: 'All', exact: true }).check();
}

test('a dot for every day that was told, none for the others, and the table says the same', async () => {
  const page = await openRecord();
  await showAll(page);
  const section = sectionOf(page, 'Pain over time');
  assert.deepEqual(await readMarks(plotOf(page, 'Pain by days')), told);

  await section.getByText('As a table').click();
  const rows = await readTable(section, 'By days');
  assert.equal(rows.length, pains.flat().length, 'a row for every day, told or not');
  pains.flat().forEach((pain, at) => {
    const [day, shown] = rows[at];
    assert.equal(day, shortOf(dayAfter(firstDay, at)));
    assert.equal(shown, pain === null ? 'nothing told' : String(pain), day);
  });
  await page.context().close();
});

test('dots stand where their day and their number put them', async () => {
  const page = await openRecord({ viewport: desktop });
  await showAll(page);
  const places = await readPlaces(plotOf(page, 'Pain by days'));
  told.forEach(([day], i) => {
    const at = (Date.parse(day) - Date.parse(firstDay)) / 86_400_000;
    assert.ok(Math.abs(places[i][0] - (at + 0.5) / (pains.length * 7)) < 0.01, `${day} sideways`);
  });
  // The higher the pain, the higher the dot, by the same measure all over.
  const [[, lowest], [, highest]] = [2, 7].map((pain) => places[told.findIndex((one) => one[1] === pain)]);
  const perPoint = (lowest - highest) / 5;
  assert.ok(perPoint > 0);
  told.forEach(([day, pain], i) =>
    assert.ok(Math.abs(lowest - (pain - 2) * perPoint - places[i][1]) < 0.01, `${day} upwards`),
  );
  await page.context().close();
});

test('the middle of a week is the upper one, stands on its days, and is missing where they are few', async () => {
  const page = await openRecord();
  await showAll(page);
  const section = sectionOf(page, 'Pain over time');
  await section.getByText('As a table').click();
  const rows = await readTable(section, 'By weeks');
  const expected = pains.map((week, at) => {
    const days = week.filter((pain) => pain !== null).sort((a, b) => a - b);
    const middle = days.length < 3 ? 'too few days' : String(days[Math.floor(days.length / 2)]);
    return [shortOf(dayAfter(firstDay, at * 7)), middle, String(days.length)];
  });
  assert.deepEqual(rows.map((row) => row.slice(0, 3)), expected);
  assert.equal(rows[2][1], 'too few days', 'the story has such a week');
  const steps = plotOf(page, 'Pain by days').locator('line.step');
  assert.equal(await steps.count(), expected.filter(([, middle]) => middle !== 'too few days').length);
  await page.context().close();
});

test('the sentence compares two spans, says on how many days, and names no cause', async () => {
  const page = await openRecord();
  const says = await sectionOf(page, 'Pain over time').locator('p').first().textContent();
  const daysOf = (from, to) => told.filter(([day]) => day >= from && day <= to).length;
  assert.ok(says.startsWith('About the same.'), says);
  assert.ok(says.includes(`from ${daysOf('2026-12-06', '2026-12-19')} days`), says);
  assert.ok(says.includes(`from ${daysOf('2026-11-22', '2026-12-05')} days`), says);
  await page.context().close();
});

test('every session has its effort; one that was taken back has none and is still to be seen', async () => {
  const page = await openRecord();
  await showAll(page);
  const section = sectionOf(page, 'Effort of your sessions');
  const marks = await readMarks(plotOf(page, 'Effort by sessions'));
  assert.deepEqual(marks.map(([, effort]) => effort), efforts);
  assert.ok(!marks.some(([day]) => day === takenBackOn));
  await section.getByText('As a table').click();
  const rows = await readTable(section, 'Effort of your sessions');
  assert.deepEqual(rows.map((row) => row[2]), efforts.map(String));

  await page.locator(`[data-day="${takenBackOn}"]`).first().click();
  await page.getByText('You took this session back.').waitFor();
  await page.context().close();
});

test('levels are bars on the days that were done, as high as the level', async () => {
  const page = await openRecord();
  await showAll(page);
  const walk = page.getByRole('img', { name: /^Walking: done on/ });
  const marks = await readMarks(walk);
  assert.deepEqual([...new Set(marks.map(([, level]) => level))], [1, 2, 3]);
  const heights = await walk
    .locator('rect')
    .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().height));
  marks.forEach(([, level], i) =>
    assert.ok(Math.abs(heights[i] / level - heights[0] / marks[0][1]) < 0.5, `bar ${i}`),
  );
  await page.context().close();
});

test('a range shows its weeks and no more', async () => {
  const page = await openRecord();
  const count = async () => (await readMarks(plotOf(page, 'Pain by days'))).length;
  const from = (day) => told.filter(([one]) => one >= day).length;
  assert.equal(await count(), from('2026-11-23'), 'four weeks, this one among them');
  await page.getByRole('radio', { name: '12 weeks' }).check();
  assert.equal(await count(), told.length);
  await page.context().close();
});

test('each day of the calendar says in words what happened', async () => {
  const page = await openRecord();
  const labelOf = (day) => page.getByRole('button', { name: new RegExp(`^[A-Z][a-z]+,? ${day} 2026: `) });
  const wordsOf = (day) => labelOf(day).locator('.unseen').textContent();
  assert.match(await wordsOf('14 December'), /: pain 2 of 10, a session: .+, a session: /);
  assert.match(await wordsOf('16 December'), /2026: a note$/);
  assert.match(await wordsOf('11 December'), /: nothing told$/);
  await button(page, 'Earlier').click();
  await page.getByRole('table', { name: 'November 2026' }).waitFor();
  assert.equal(await labelOf('1 November').count(), 0, 'before the record began there is no day to choose');
  assert.ok(await button(page, 'Earlier').isDisabled());
  await labelOf('5 November').click();
  await page.getByText('Nothing was told on this day.').waitFor();
  await page.context().close();
});

/** By RFC 4180, written for this test. */
function parseCsv(text) {
  const rows = [];
  let row = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  const [head, ...lines] = rows;
  return lines.map((line) => Object.fromEntries(line.map((field, at) => [head[at], field])));
}

async function save(page, name) {
  const waiting = page.waitForEvent('download');
  await button(page, name).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('the files are made in the page without a network, and hold what was told', async () => {
  const page = await openRecord();
  await page.context().setOffline(true);

  const days = await save(page, 'Days as a table (CSV)');
  assert.equal(days.name, `plumbline-days-${lastDay}.csv`);
  const rows = parseCsv(days.text);
  assert.deepEqual(
    rows.map((row) => row.pain),
    pains.flat().map((pain) => (pain === null ? '' : String(pain))),
  );
  const words = rows.find((row) => row.day === notedOn).notes;
  assert.equal(words, `'${note}`, 'no spreadsheet runs it');

  const exercises = parseCsv((await save(page, 'Exercises as a table (CSV)')).text);
  assert.equal(exercises.length, (efforts.length + 1) * 3);
  assert.equal(exercises.filter((row) => row.taken_back === 'yes').length, 3);

  const whole = JSON.parse((await save(page, 'Everything (JSON)')).text);
  await page.getByText('was made. Look for it in your downloads.').waitFor();
  await page.context().setOffline(false);
  assert.deepEqual(whole.events, await world.readEvents(id));
  assert.equal(whole.days.days.length, pains.flat().length);
  await page.context().close();
});

test('by keyboard alone: days by arrow keys, tables, ranges and files', async () => {
  const page = await openRecord({ viewport: desktop });
  const focused = () =>
    page.evaluate(() => document.activeElement.querySelector('.unseen')?.textContent ?? '');
  await reach(page, 'Earlier');
  await page.keyboard.press('Tab');
  assert.match(await focused(), /20 December 2026: pain 2 of 10/, 'one day can be reached by Tab');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  assert.match(await focused(), /12 December 2026: pain 3 of 10/);
  await page.getByRole('heading', { level: 3, name: /12 December/ }).waitFor();
  for (let weeks = 0; weeks < 2; ++weeks) await page.keyboard.press('ArrowUp');
  assert.match(await focused(), /28 November 2026: /);
  await page.getByRole('table', { name: 'November 2026' }).waitFor();
  for (let weeks = 0; weeks < 6; ++weeks) await page.keyboard.press('ArrowUp');
  assert.match(await focused(), /2 November 2026: /, 'it ends with the first day');

  await reach(page, '4 weeks');
  await page.keyboard.press('ArrowRight');
  assert.equal((await readMarks(plotOf(page, 'Pain by days'))).length, told.length);
  await press(page, 'As a table');
  await page.getByRole('table', { name: 'By days' }).waitFor();
  const waiting = page.waitForEvent('download');
  await press(page, 'Days as a table (CSV)');
  assert.equal((await waiting).suggestedFilename(), `plumbline-days-${lastDay}.csv`);
  assertQuiet(page);
  await page.context().close();
});

test('without barriers on a phone and a desktop, light and dark, narrow and with large text', async () => {
  const page = await openRecord();
  await showAll(page);
  for (const summary of await page.locator('summary').all()) await summary.click();
  const problems = [];
  for (const viewport of [phone, desktop]) {
    await page.setViewportSize(viewport);
    for (const theme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: theme });
      await page.waitForTimeout(settledMs);
      const found = await findBarriers(page);
      problems.push(...found.map((one) => `${viewport.width}, ${theme}: ${one}`));
    }
  }
  const isWider = () =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  await page.setViewportSize({ width: 320, height: 640 });
  if (await isWider()) problems.push('sticks out at 320 px');
  await page.setViewportSize(phone);
  await page.evaluate(() => (document.documentElement.style.fontSize = '212.5%'));
  if (await isWider()) problems.push('sticks out with text twice as large');
  assert.deepEqual(problems, []);
  assertQuiet(page);
  await page.context().close();
});

test('a record of one day has no plot of nothing, and says so', async () => {
  const [screen, intake, equipment, again] = readJournal('three_good_days');
  await world.addPerson('Noor', [screen, intake, equipment, again]);
  const page = await world.visitAs('Noor', { still: true });
  await openRoute(page, record);
  await headingOf(page).waitFor();
  assert.equal(await page.getByRole('img').count(), 0);
  for (const text of [
    'No pain was told in this time.',
    'There was no session in this time.',
    'No exercise was done in this time.',
  ]) {
    await page.getByText(text).waitFor();
  }
  await page.getByText('There are not enough days yet to compare.').waitFor();
  assertQuiet(page);
  await page.context().close();
});
