// From the first question to tomorrow's plan: the whole job, as one person lives it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet } from './browser.mjs';
import {
  answerInterview,
  beginSession,
  button,
  checkIn,
  headingOf,
  introduce,
  lineOf,
  readLines,
  sciatica,
  tellAfter,
  tellHowItWas,
  tellWhy,
} from './person.mjs';
import { World } from './world.mjs';

const leftCalf = { 'Back and left leg': 'Calf or shin' };

let world;
let page;
let person;
before(async () => {
  world = await World.open('2026-11-02T10:00:00+01:00');
  page = await world.visit({ still: true });
});
after(() => world.close());

const change = (name) =>
  page.getByRole('region', { name: 'What has changed' }).getByRole('listitem').filter({
    hasText: name,
  });

test('questions, danger signs first, lead to a small plan with reasons for each line', async () => {
  await introduce(page, 'Piotr');
  const { heading, asked } = await answerInterview(page, sciatica);
  assert.equal(heading, 'Today');
  const firstQuestion = asked.indexOf('How old are you?');
  assert.ok(asked.indexOf('Have you newly lost control of your bowels?') < firstQuestion);
  assert.ok(asked.slice(firstQuestion).every((question) => !question.includes('bowels')));

  const lines = await readLines(page);
  assert.deepEqual(lines, [
    'Side-lying rest',
    'Belly breathing with a gentle brace',
    'Overhead stretch',
    'Walking',
  ]);
  for (const name of lines) {
    const line = lineOf(page, name);
    await line.getByText('Why?').click();
    assert.match(await line.innerText(), /Rule .+\. Source: .+/);
  }

  person = await world.findPerson('Piotr');
  const today = await world.readToday(person);
  assert.deepEqual(new Set(today.lines.map((line) => line.exercise)),
    new Set(['EX12', 'EX02', 'EX29', 'EX42']));
  assert.ok(today.lines.every((line) => line.level === 1 && line.reasons.length > 0));
  assert.deepEqual(today.conditions, ['DISC', 'SCIAT']);
});

test('a session runs by the clock, and "It hurts" shows the way out before it asks', async () => {
  await beginSession(page);
  assert.equal(await headingOf(page).textContent(), 'Side-lying rest');
  await world.watch(() => page.getByText('Hold, and breathe', { exact: true }).isVisible());
  assert.ok(await page.getByText('right side', { exact: true }).isVisible());
  await world.watch(() => page.getByText('left side', { exact: true }).isVisible());
  await world.watch(async () => (await headingOf(page).textContent()) !== 'Side-lying rest');
  await button(page, 'Skip').click();
  await world.watch(() => page.getByText('Move slowly', { exact: true }).isVisible());
  assert.equal(await headingOf(page).textContent(), 'Overhead stretch');

  await button(page, 'It hurts').click();
  assert.equal(await headingOf(page).textContent(), 'Stopped. Come out slowly.');
  assert.ok(await page.getByText('Let your arms come down in front of you').isVisible());
  assert.equal(await page.getByRole('radio').count(), 0, 'nothing is asked yet');
  await button(page, 'I am out of it').click();

  await tellWhy(page, { why: 'It hurt', pain: 6, places: leftCalf });
  await page.getByText('Too much:').first().waitFor();
  await button(page, 'End the session').click();
  await tellHowItWas(page, { pain: 4, effort: 2 });
  assert.equal(await headingOf(page).textContent(), 'You ended the session');
  const stopped = page.getByRole('listitem').filter({ hasText: 'Overhead stretch' });
  assert.match(await stopped.innerText(), /stopped/);

  const [session] = await world.waitForEvents(person, 'session', 1);
  const report = (exercise) => session.body.exercises.find((one) => one.exercise === exercise);
  assert.equal(report('EX12').completed, 100);
  assert.equal(report('EX12').peak, 4);
  assert.equal(report('EX29').skipped, true);
  assert.equal(report('EX02').stop, 'hurts');
  assert.equal(report('EX02').peak, 6);
  assert.ok(report('EX02').completed < 20);
});

test('ten minutes later the back is asked', async () => {
  await page.getByRole('link', { name: 'To today', exact: true }).click();
  await world.pass({ minutes: 12 });
  await page.getByRole('link', { name: 'Tell how it is' }).click();
  await tellAfter(page, { pain: 4, places: leftCalf });
  const [report] = await world.waitForEvents(person, 'after', 1);
  assert.equal(report.body.when, 'ten_minutes');
  assert.equal(report.body.zones.back_left, 4);
});

test('the next morning it rests; the page says why, and what comes after 48 hours', async () => {
  await world.moveTo('2026-11-03T08:00:00+01:00');
  await page.getByRole('link', { name: 'Tell how it is' }).click();
  await checkIn(page, { pain: 4, early: true });

  const rests = change('Overhead stretch rests');
  await rests.getByText('Why?').click();
  const why = await rests.innerText();
  assert.match(why, /You stopped because it hurt/);
  assert.match(why, /rests until Mon 16 Nov/);
  const next = await change('Overhead stretch is replaced by Wall slide').innerText();
  assert.match(next, /From Wed 4 Nov, 10:0\d on/);
  assert.ok(!(await readLines(page)).includes('Overhead stretch'));

  const today = await world.readToday(person);
  const kinds = today.changes.map((one) => [one.kind, one.exercise, one.replaced_by]);
  const ofKind = (wanted) => kinds.filter(([kind]) => kind === wanted);
  assert.deepEqual(ofKind('suspended'), [['suspended', 'EX02', undefined]]);
  assert.deepEqual(ofKind('replaced'), [['replaced', 'EX02', 'EX41']]);
  assert.ok(!today.lines.some((line) => ['EX02', 'EX41'].includes(line.exercise)));
});

test('after 48 hours the gentler exercise is there', async () => {
  await world.moveTo('2026-11-04T11:00:00+01:00');
  await page.getByRole('link', { name: 'Tell how it is' }).click();
  await checkIn(page, { pain: 4, early: false });
  assert.ok((await readLines(page)).includes('Wall slide'));
  const today = await world.readToday(person);
  assert.ok(today.lines.some((line) => line.exercise === 'EX41' && line.level === 1));
});

test('nothing went wrong on the way', () => assertQuiet(page));
