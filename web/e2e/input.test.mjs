// Slips of the finger, and names as people have them: a calm word, and nothing is lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet } from './browser.mjs';
import {
  answerInterview,
  button,
  checkIn,
  headingOf,
  introduce,
  say,
  sciatica,
} from './person.mjs';
import { readJournal, World } from './world.mjs';

const slip = 'That does not look right. Please check the number and its unit.';

let world;
before(async () => {
  world = await World.open('2026-11-02T10:00:00+01:00');
});
after(() => world.close());

/** Types a number that cannot be, sees the word, then types the right one. */
const slipThen = (wrong, right) => async (page) => {
  const question = await headingOf(page).textContent();
  for (const one of wrong) {
    await page.getByRole('spinbutton').fill(one);
    await button(page, 'Go on').click();
    await page.getByRole('alert').filter({ hasText: slip }).waitFor();
    assert.equal(await headingOf(page).textContent(), question, `${one} is not taken`);
  }
  await page.getByRole('spinbutton').fill('');
  assert.ok(!(await button(page, 'Go on').isEnabled()), 'an empty field is no answer');
  await page.getByRole('spinbutton').pressSequentially(right);
  await button(page, 'Go on').click();
};

test('an age of 0 and 400 kg are not taken; the right numbers after them are', async () => {
  const page = await world.visit();
  await introduce(page, 'Piotr');
  const { heading } = await answerInterview(page, {
    ...sciatica,
    'How old are you?': slipThen(['0', '-3', '121'], '44'),
    'How much do you weigh?': slipThen(['400', '19.9'], '82.5'),
    'How tall are you?': slipThen(['1.74', '1740'], '174'),
    'Do you have high blood pressure?': say.pick('Yes, and treatment keeps it in order'),
    'What was your last blood pressure?': async (asked) => {
      await asked.getByLabel('The higher number').fill('20');
      await asked.getByLabel('The lower number').fill('900');
      await button(asked, 'Go on').click();
      await asked.getByRole('alert').filter({ hasText: slip }).waitFor();
      await asked.getByLabel('The higher number').fill('128');
      await asked.getByLabel('The lower number').fill('79');
      await button(asked, 'Go on').click();
    },
  });
  assert.equal(heading, 'Today');
  const person = await world.findPerson('Piotr');
  const intakes = await world.waitForEvents(person, 'intake', 4);
  const answers = intakes.flatMap((event) => event.body.answers);
  const numberOf = (question) => answers.find((answer) => answer.question === question).number;
  assert.deepEqual(['Q01', 'Q03a', 'Q03b'].map(numberOf), [44, 174, 82.5]);
  const { pressure } = answers.find((answer) => answer.question === 'Q34b');
  assert.deepEqual(pressure, { systolic: 128, diastolic: 79 });
  assertQuiet(page);
});

test('a child is told that a professional comes first, kindly', async () => {
  const page = await world.visit();
  await introduce(page, 'Mio');
  const young = { ...sciatica, 'How old are you?': say.write(12) };
  const { heading } = await answerInterview(page, young);
  assert.equal(heading, 'A professional first, then exercise');
  assertQuiet(page);
});

test('a blood pressure that cannot be is not sent, and can be corrected or left out', async () => {
  await world.moveTo('2026-11-07T08:30:00+01:00');
  await world.addPerson('Dieter', readJournal('three_good_days'));
  const page = await world.visitAs('Dieter');
  await page.goto('/check-in');
  await page.getByText('Blood pressure, if you measured it').click();
  await page.getByLabel('The higher number').fill('12');
  await page.getByLabel('The lower number').fill('8');
  const word = page.getByRole('alert').filter({ hasText: 'Please check the blood pressure' });
  await checkIn(page, {
    pain: 2,
    early: true,
    places: 'No pain anywhere',
    async before() {
      await button(page, "To today's plan").click();
      await word.waitFor();
      await page.getByLabel('The higher number').fill('');
      await page.getByLabel('The lower number').fill('');
    },
  });
  assert.equal(await headingOf(page).textContent(), 'Today');
  assertQuiet(page);
});

const names = [
  'محمد بن سلمان',
  '李小龍',
  'Zoë O’Brien-Łukasiewicz',
  '👩🏽‍🦽 Ana',
  '<b>bold</b> & "quoted" \'); DROP TABLE people;--',
  'ไม่มีชื่อเล่น',
];

test('names in any script are shown and kept as they are', async () => {
  const page = await world.visit();
  for (const name of names) {
    await introduce(page, name);
    assert.equal(await world.findPerson(name) !== undefined, true, name);
    await page.goto('/settings');
    await page.getByText(`This is the record of ${name}.`).waitFor();
    await button(page, 'Someone else').click();
    await button(page, 'Begin').waitFor();
  }
  assertQuiet(page);
});

test('a very long name is cut to what fits, and the record still reaches the server', async () => {
  const page = await world.visit();
  await introduce(page, '龍'.repeat(500));
  await page.getByRole('progressbar').waitFor();
  const { people } = await world.call('/people');
  const kept = people.map((person) => person.name).find((name) => name.startsWith('龍龍'));
  assert.ok(kept.length >= 60);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= page.viewportSize().width, 'it does not push the page apart');
  assertQuiet(page);
});

test('a name of nothing but spaces is not a name', async () => {
  const page = await world.visit();
  await page.goto('/');
  await button(page, 'Begin').click();
  await page.getByRole('textbox').fill('   ');
  assert.ok(!(await button(page, 'Go on').isEnabled()));
});
