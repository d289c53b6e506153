// Everything by keyboard: the questions, the plan, and a session from the floor.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, desktop } from './browser.mjs';
import { press, reach, type } from './keyboard.mjs';
import { answerInterview, button, headingOf, readLines } from './person.mjs';
import { World } from './world.mjs';

let world;
let page;
before(async () => {
  world = await World.open('2026-11-02T10:00:00+01:00');
  page = await world.visit({ still: true, viewport: desktop });
});
after(() => world.close());

const none = type.tick('None of these');
const no = type.pick('No');
const healthy = {
  'How old are you?': type.write(38),
  'What sex were you given at birth?': type.pick('Male'),
  'When do you usually get up?': type.write('0630AM'),
  'Where does it hurt?': type.tick('Low back, even if it goes into a buttock or a leg'),
  'How far does it reach on your left side?': type.notThisSide,
  'How far does it reach on your right side?': type.notThisSide,
  'How much does it hurt right now?': type.mark(2),
  'How much does it hurt on a usual day?': type.mark(3),
  'How long has this spell of pain lasted?': type.pick('More than 12 weeks'),
  'Has a doctor or therapist told you that you have one of these?': none,
  'Think of your bones. Does one of these fit?': none,
  'Have you ever had an operation on your spine?': no,
  'Do you have trouble with your shoulders?': none,
  'Do you have high blood pressure?': no,
  'Do you have trouble with your eyes?': none,
  "Do your joints bend much further than other people's?": no,
  'Do you have heart trouble, or do you faint or get chest pain when your body works hard?': no,
  'Do you have epilepsy, fits or blackouts?': no,
  'Do you have a hernia, or bad heartburn when you lie flat?': no,
  'How steady are you on your feet?': none,
  'What is hard for you?': none,
  'Do you have rheumatoid arthritis, Down syndrome, or a neck that was once broken?': no,
  'Which of these medicines do you take?': none,
  'What do you have to exercise with?': type.tick(
    'Mat or thick carpet',
    'Firm chair that cannot roll',
    'Free stretch of wall',
  ),
  'Is someone within call, or a phone in reach, when you exercise?': type.pick('Yes'),
};

/** What is not named in `healthy`: "no" to a danger sign, else left out. */
const byKeys = { sign: no, evade: type.pick('Leave this one out') };

test('the questions are answered with Tab, arrows, Space and Enter', async () => {
  await page.goto('/');
  await press(page, 'Begin');
  await reach(page, 'Your name, or what you like to be called');
  await page.keyboard.type('Kim');
  await page.keyboard.press('Enter');
  await headingOf(page).filter({ hasText: 'Before you begin' }).waitFor();
  await press(page, 'I have read this and want to go on.', 'Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('United K');
  await press(page, 'Go on to the questions');
  await page.getByRole('progressbar').waitFor();
  const { heading } = await answerInterview(page, healthy, byKeys);
  assert.equal(heading, 'Today');
  assert.deepEqual(await readLines(page), [
    'Rest with calves on a chair',
    'Belly breathing with a gentle brace',
    'Cat pose',
    'Walking',
  ]);
});

test('a new screen puts the focus on its heading, and Tab meets the skip link first', async () => {
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Today');
  await page.reload();
  await headingOf(page).waitFor();
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement.textContent);
  assert.equal(first, 'Skip to the content');
  await page.keyboard.press('Enter');
  await press(page, 'Why is it so today?');
  await press(page, 'Begin the session');
  await headingOf(page).filter({ hasText: 'Your session' }).waitFor();
});

/** What a screen reader says of the buttons of a session that is paused. */
const keysOf = {
  STOP: 'Escape S',
  'It hurts': 'H',
  'Go on': 'Space',
  Skip: 'ArrowRight PageDown',
  Back: 'ArrowLeft PageUp',
};

test('a session: Space pauses, arrows skip and go back, H hurts, Escape stops', async () => {
  const stageSays = (text) => page.getByText(text, { exact: true }).first().waitFor();
  await press(page, 'Start');
  await stageSays('Get ready');
  await page.keyboard.press('Space');
  await stageSays('Paused');
  for (const [name, shortcuts] of Object.entries(keysOf)) {
    assert.equal(await button(page, name).getAttribute('aria-keyshortcuts'), shortcuts, name);
  }
  await page.keyboard.press('Space');
  await stageSays('Get ready');

  // Whoever was getting down already is told the way out before the next one begins.
  await page.keyboard.press('ArrowRight');
  await stageSays('Next: Belly breathing with a gentle brace');
  await page.keyboard.press('ArrowLeft');
  await stageSays('Get ready');
  await headingOf(page).filter({ hasText: 'Rest with calves on a chair' }).waitFor();
  await page.keyboard.press('PageDown');
  await stageSays('Next: Belly breathing with a gentle brace');

  await world.watch(() => page.getByText('Hold, and breathe', { exact: true }).isVisible());
  await page.keyboard.press('h');
  await headingOf(page).filter({ hasText: 'Stopped. Come out slowly.' }).waitFor();
  const focused = await page.evaluate(() => document.activeElement.textContent);
  assert.equal(focused, 'Stopped. Come out slowly.', 'a screen reader says it first');
  await press(page, 'I am out of it');
  await headingOf(page).filter({ hasText: 'What was it?' }).waitFor();
  await press(page, 'It hurt');
  await reach(page, '0');
  await page.keyboard.press('Space');
  for (let at = 0; at < 3; ++at) await page.keyboard.press('ArrowRight');
  await press(page, 'No pain anywhere');
  await press(page, 'Go on');
  await press(page, 'Go on with: Cat pose');

  await headingOf(page).filter({ hasText: 'Cat pose' }).waitFor();
  await page.keyboard.press('Escape');
  await headingOf(page).filter({ hasText: 'Stopped. Come out slowly.' }).waitFor();
});

test('nothing went wrong on the way', () => assertQuiet(page));
