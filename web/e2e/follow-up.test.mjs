// Measures and self-checks: asked when they are due, kept as told, looked at by the rules; and the
// page that is shown to whoever helps.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, desktop, findBarriers, phone } from './browser.mjs';
import { findMisfits, narrow, scaleText, settle } from './fit.mjs';
import { press, reach } from './keyboard.mjs';
import { button, checkIn, headingOf } from './person.mjs';
import { openRoute } from './routes.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
});
after(() => world.close());

const link = (page, name) => page.getByRole('link', { name, exact: true });
const at = (page, text) => headingOf(page).filter({ hasText: text }).waitFor();

/** Someone with three good days, who has told how today is. */
async function visit(name, options) {
  const id = await world.addPerson(name, readJournal('three_good_days'));
  const page = await world.visitAs(name, { still: true, ...options });
  return { id, page };
}

/** Longer than any change of colour on the page takes. */
const settledMs = 500;

/** What axe and the measuring of boxes find, on a phone and a desktop, narrow and with large text. */
async function look(page) {
  const problems = [];
  /** What a change of size was still painting has gone at the second look. */
  const note = async (find) => {
    if ((await find(page)).length === 0) return;
    await page.waitForTimeout(settledMs);
    problems.push(...(await find(page)));
  };
  await settle(page);
  await note(findBarriers);
  await page.setViewportSize(narrow);
  await settle(page);
  await note(findMisfits);
  await page.setViewportSize(phone);
  await scaleText(page, 2);
  await note(findMisfits);
  await scaleText(page, 1);
  await page.setViewportSize(desktop);
  await settle(page);
  await note(findBarriers);
  await page.setViewportSize(phone);
  return problems;
}

test('measures that are due are answered one after the other and stand in the record', async () => {
  const { id, page } = await visit('Sofia');
  await page.getByRole('heading', { name: 'How is it going?' }).waitFor();
  await link(page, 'Answer them').click();
  const problems = [];

  await at(page, 'What you want to do again');
  assert.ok(await button(page, 'Go on').isDisabled(), 'nothing is told yet');
  await page.getByRole('textbox', { name: 'The first thing' }).fill('walk the dog');
  const scale = page.getByRole('group', { name: 'How well does this work now: walk the dog' });
  await scale.getByRole('radio', { name: '4', exact: true }).check();
  problems.push(...(await look(page)));
  await button(page, 'Go on').click();

  await at(page, 'Roland-Morris');
  assert.equal(await page.getByRole('checkbox').count(), 24);
  await page.getByText('Spine 1983; 8: 141-144.').last().waitFor();
  for (const sentence of [
    'I walk more slowly than usual because of my back.',
    'I sleep less well because of my back.',
  ]) {
    await page.getByRole('checkbox', { name: sentence, exact: true }).check();
  }
  problems.push(...(await look(page)));
  await button(page, 'Go on').click();

  await at(page, 'Exercise in a usual week');
  await page.getByRole('spinbutton', { name: 'On how many days a week?' }).fill('9');
  await page.getByRole('spinbutton', { name: 'How many minutes on such a day?' }).fill('30');
  await button(page, 'Go on').click();
  await page.getByRole('alert').filter({ hasText: 'That cannot be kept.' }).waitFor();
  await page.getByRole('spinbutton', { name: 'On how many days a week?' }).fill('4');
  await button(page, 'Go on').click();
  await at(page, 'Thank you, that is all');

  const taken = await world.waitForEvents(id, 'measure', 3);
  assert.deepEqual(
    taken.map(({ body }) => [body.measure, body.answers]),
    [
      ['PSFS', [{ item: 'first', value: 4, words: 'walk the dog' }]],
      ['RMDQ', [{ item: 's3', value: 1 }, { item: 's18', value: 1 }]],
      ['EVS', [{ item: 'days', value: 4 }, { item: 'minutes', value: 30 }]],
    ],
  );

  await link(page, 'To the record').click();
  const section = page.locator('section').filter({
    has: page.getByRole('heading', { name: 'Measures over time' }),
  });
  const plot = section.getByRole('img', { name: /^Roland-Morris.*answered 1 times/ });
  await plot.locator('[data-day]').first().waitFor({ state: 'attached' });
  assert.deepEqual(
    await plot.locator('[data-day]').evaluateAll((marks) => marks.map(({ dataset }) => [dataset.day, dataset.value])),
    [['2026-11-06', '2']],
  );
  await section.getByText('As a table').nth(1).click();
  const table = section.getByRole('table', { name: /^Roland-Morris/ });
  await table.waitFor();
  assert.deepEqual(await table.locator('tbody td').allTextContents(), ['2']);
  problems.push(...(await look(page)));

  await page.goto('/today');
  await at(page, 'Today');
  assert.equal(await page.getByRole('heading', { name: 'How is it going?' }).count(), 0);
  assert.deepEqual(problems, []);
  assertQuiet(page);
});

test('of what belongs to others only a score is kept', async () => {
  const { id, page } = await visit('Olga');
  await openRoute(page, { path: '/record', heading: 'Record' });
  await page.getByText('Enter a score from your therapist').click();
  assert.equal(await page.getByRole('radio', { name: 'EQ-5D' }).count(), 0);
  await page.getByRole('radio', { name: 'Oswestry Disability Index' }).check();
  await page.getByRole('spinbutton', { name: 'The score' }).fill('32');
  await button(page, 'Enter it').click();
  await page.getByText('The score is in your record.').waitFor();
  const [odi] = await world.waitForEvents(id, 'measure', 1);
  assert.deepEqual(odi.body, { measure: 'ODI', score: 32 });
  assertQuiet(page);
});

/** Leaves out every check up to the one with that name. */
async function leaveOutUntil(page, name) {
  while ((await headingOf(page).textContent()) !== name) {
    const before = await headingOf(page).textContent();
    await button(page, 'Leave it out').click();
    await page.waitForFunction((text) => document.querySelector('h1')?.textContent !== text, before);
  }
}
async function leaveOutRest(page) {
  await leaveOutUntil(page, 'What you found');
}

test('a round of self-checks with its clock, without a network', async () => {
  const { id, page } = await visit('Nora');
  await page.getByRole('heading', { name: 'Self-checks at home' }).waitFor();
  // What Today works out later stands above this way: it is followed once all of it is there.
  await page.waitForLoadState('networkidle');
  await link(page, 'Begin the round').click();
  await at(page, 'Self-checks at home');
  await button(page, 'Begin the round').waitFor();
  const problems = [...(await look(page))];
  await page.context().setOffline(true);
  await button(page, 'Begin the round').click();

  await at(page, 'Walk heel to toe');
  problems.push(...(await look(page)));
  await button(page, 'It went well').click();
  await at(page, 'Stand heel to toe');
  for (const side of ['Left foot in front, seconds', 'Right foot in front, seconds']) {
    await page.getByRole('button', { name: new RegExp(`^Start the clock ?: ${side}`) }).click();
    const clock = page.getByRole('timer', { name: side });
    assert.equal(await clock.textContent(), '3', 'time to get into place');
    await world.watch(async () => (await page.getByText('The clock has stopped.').count()) > 0 && (await page.getByRole('spinbutton', { name: side }).inputValue()) !== '');
    assert.equal(await page.getByRole('spinbutton', { name: side }).inputValue(), '10');
  }
  problems.push(...(await look(page)));
  await button(page, 'Go on').click();
  await at(page, 'Walk on your heels');
  await button(page, 'It went well').click();
  await leaveOutRest(page);
  problems.push(...(await look(page)));
  await page.getByText('Left foot in front, seconds: 10; Right foot in front, seconds: 10').waitFor();
  await button(page, 'Write it down').click();
  await at(page, 'That was the round');
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  const [round] = await world.waitForEvents(id, 'self_check', 1);
  assert.deepEqual(round.body.results.slice(0, 2), [
    { check: 'T1' },
    { check: 'T2', values: [{ part: 'left', value: 10 }, { part: 'right', value: 10 }] },
  ]);
  assert.equal(round.body.results.length, 12);
  assert.deepEqual(problems, []);
  assertQuiet(page, /ERR_INTERNET_DISCONNECTED|Failed to load/);
});

test('a half-done round is there again, and what is found stays until it is written', async () => {
  const { page } = await visit('Rosa');
  await openRoute(page, { path: '/self-check', heading: 'Self-checks at home' });
  await button(page, 'Begin the round').click();
  await at(page, 'Walk heel to toe');
  await button(page, 'It went well').click();
  await at(page, 'Stand heel to toe');
  await page.reload();
  await at(page, 'Self-checks at home');
  await button(page, 'Begin the round').click();
  await at(page, 'Stand heel to toe');
  await button(page, 'Back').click();
  await at(page, 'Walk heel to toe');
  assertQuiet(page);
});

test('trouble at the first try: whoever nobody knows of it sees a professional first', async () => {
  for (const [name, known, heading] of [['Ida', 'Yes', 'That was the round'], ['Ute', 'No', 'A professional first, then exercise']]) {
    const { id, page } = await visit(name);
    await openRoute(page, { path: '/self-check', heading: 'Self-checks at home' });
    await button(page, 'Begin the round').click();
    await leaveOutUntil(page, 'Walk on your heels');
    await button(page, 'The front of one foot drops.').click();
    await at(page, 'Does a doctor or therapist know of this already?');
    await button(page, known).click();
    await at(page, 'Walk on your toes');
    await leaveOutRest(page);
    await button(page, 'Write it down').click();
    await at(page, heading);
    await world.waitForEvents(id, 'self_check', 1);
    assert.equal((await world.readToday(id)).state === 'blocked', known === 'No');
    assertQuiet(page);
  }
});

test('with strong pain the self-checks wait, and the page says why', async () => {
  const untilYesterday = readJournal('three_good_days').filter((one) => one.at < '2026-11-06');
  await world.addPerson('Pia', untilYesterday);
  const page = await world.visitAs('Pia', { still: true });
  await page.getByText('First tell how it is today.').waitFor();
  await openRoute(page, { path: '/check-in', heading: 'How is it today?' });
  await checkIn(page, { pain: 8, early: false, slept: true, places: 'No pain anywhere' });
  await openRoute(page, { path: '/self-check', heading: 'No self-checks now' });
  await page.getByText('Pain is 8 of 10 today.').waitFor();
  assert.equal(await button(page, 'Begin the round').count(), 0);
  assertQuiet(page);
});

test('by keyboard alone: a sentence to tick, and a round with its clock', async () => {
  const { id, page } = await visit('Kim', { viewport: desktop });
  await page.goto('/measures/RMDQ');
  await at(page, 'Roland-Morris');
  await press(page, 'I stay in bed most of the time because of my back.', 'Space');
  await press(page, 'Go on');
  await at(page, 'Thank you, that is all');
  const [taken] = await world.waitForEvents(id, 'measure', 1);
  assert.deepEqual(taken.body.answers, [{ item: 's24', value: 1 }]);

  await page.goto('/self-check');
  await at(page, 'Self-checks at home');
  await press(page, 'Begin the round');
  await at(page, 'Walk heel to toe');
  await press(page, 'It went well');
  await at(page, 'Stand heel to toe');
  await press(page, 'Start the clock: Left foot in front, seconds');
  await press(page, 'Stop');
  await reach(page, 'Left foot in front, seconds');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('10');
  await reach(page, 'Right foot in front, seconds');
  await page.keyboard.type('10');
  await press(page, 'Go on');
  await at(page, 'Walk on your heels');
  assertQuiet(page);
});

test('the summary is one action away from the emergency page, without a network', async () => {
  const { page } = await visit('Vera');
  await openRoute(page, { path: '/check-in', heading: 'How is it today?' });
  const sign = page.locator('[data-flag="RF-C2"]');
  await sign.getByRole('radio', { name: 'Yes', exact: true }).check();
  await button(sign, 'Yes, that is so').click();
  await page.getByText('Stop all exercise.').waitFor();
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (active.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 20));
  });
  await page.context().setOffline(true);
  await page.getByRole('banner').getByRole('link', { name: 'Emergency' }).click();
  await at(page, 'When to get help');
  await link(page, 'Show the summary').click();
  await at(page, 'Summary to show');
  const sheet = page.locator('main');
  await sheet.getByRole('heading', { name: 'Trouble starting, feeling or stopping pee' }).waitFor();
  await sheet.getByText(/Answer: Yes\. .*6 November.*11:\d\d/).waitFor();
  await sheet.getByText('Plumbline asked for emergency help now.').waitFor();
  await sheet.getByText(/Told no, or none of these: .*Medicines/).waitFor();
  await sheet.getByText(/Answered with no, last on/).waitFor();
  await sheet.getByText('Pain 2 of 10').waitFor();
  assert.deepEqual(await look(page), []);
  await page.context().setOffline(false);
  assertQuiet(page, /ERR_INTERNET_DISCONNECTED|Failed to load/);
});

test('the summary fits one sheet of paper', async () => {
  const { page } = await visit('Wera');
  await openRoute(page, { path: '/summary', heading: 'Summary to show' });
  const pdf = await page.pdf({ format: 'A4', margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
  assert.equal(sheets.length, 1);
  assertQuiet(page);
});

test('a high reading is repeated after ten minutes, and not before', async () => {
  const { page } = await visit('Hans');
  const tell = async (systolic) => {
    await openRoute(page, { path: '/check-in', heading: 'How is it today?' });
    const open = page.locator('details').filter({ hasText: 'Blood pressure' });
    if (!(await open.evaluate((one) => one.open))) await page.getByText('Blood pressure, if you measured it').click();
    await page.getByRole('spinbutton', { name: 'The higher number' }).fill(String(systolic));
    await page.getByRole('spinbutton', { name: 'The lower number' }).fill('90');
    await checkIn(page, { pain: 2, early: false, places: 'No pain anywhere' });
  };
  await tell(185);
  await page.getByText('Please measure your blood pressure again').waitFor();
  assert.equal(await link(page, 'Begin the session').count(), 0);
  await world.pass({ minutes: 4 });
  await tell(150);
  await page.getByText('Please measure your blood pressure again').waitFor();
  await world.pass({ minutes: 7 });
  await tell(150);
  await link(page, 'Begin the session').waitFor();
  assertQuiet(page);
});

test('a crash and no accident: the question comes once more, with the reason', async () => {
  const [screen, intake, equipment, again] = readJournal('three_good_days');
  const told = structuredClone(intake);
  told.body.answers = told.body.answers.filter(({ question }) => question !== 'Q12');
  told.body.answers.push({ question: 'Q12', choices: ['car_crash'] });
  const id = await world.addPerson('Carl', [screen, told, equipment, again]);
  const page = await world.visitAs('Carl', { still: true });
  // What Today works out later moves this way: it is followed once all of it is there.
  await page.waitForLoadState('networkidle');
  await link(page, 'Look through them').click();
  await at(page, 'Was there an accident with a lot of force');
  await page.getByText('You said that it began with a crash or a fall').waitFor();
  assert.deepEqual(await findBarriers(page), []);
  await button(page, 'No').click();
  await headingOf(page).filter({ hasNotText: 'accident with a lot of force' }).waitFor();
  const screens = await world.waitForEvents(id, 'screen', 3);
  const answer = screens.at(-1).body.answers.find(({ flag }) => flag === 'RF-F1');
  assert.deepEqual(answer, { flag: 'RF-F1', reply: 'no', asked_again: true });
  assert.notEqual((await world.readToday(id)).ask, 'screen_again');
  assertQuiet(page);
});
