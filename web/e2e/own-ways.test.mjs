// What a person makes their own: a spoken "stop", a programme on paper, times of reminders.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { assertQuiet, findBarriers } from './browser.mjs';
import { button, headingOf } from './person.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
});
after(() => world.close());

/** A browser without recognition, or one whose maker listens; nothing here is ever heard for real. */
const withoutEars = () => {
  for (const name of ['SpeechRecognition', 'webkitSpeechRecognition'])
    Object.defineProperty(globalThis, name, { value: undefined });
};
const withEars = () => {
  globalThis.ears = [];
  const Ears = class {
    start() {
      globalThis.ears.push(this);
    }
    abort() {}
  };
  for (const name of ['SpeechRecognition', 'webkitSpeechRecognition'])
    Object.defineProperty(globalThis, name, { value: Ears });
};

test('the spoken stop is hidden where no browser can listen, off where one can, and asks first', async () => {
  await world.addPerson('Vera', readJournal('three_good_days'));
  const page = await world.visitAs('Vera', { still: true });
  await page.addInitScript(withoutEars);
  await page.goto('/settings');
  await headingOf(page).filter({ hasText: 'Settings' }).waitFor();
  await page.getByRole('switch', { name: /headset/i }).waitFor();
  assert.equal(await page.getByRole('switch', { name: /^Stop when I say/ }).count(), 0);

  await page.addInitScript(withEars);
  await page.goto('/session');
  await button(page, 'Start').click();
  await button(page, 'Pause').click();
  assert.equal(await page.evaluate(() => globalThis.ears.length), 0, 'off by itself');
  await page.goto('/settings');
  const listen = page.getByRole('switch', { name: /^Stop when I say/ });
  assert.equal(await listen.isChecked(), false);
  await listen.check();
  await page.getByText(/may send all that the microphone hears to its maker/).waitFor();
  assert.deepEqual(await findBarriers(page), []);
  await button(page, 'No, do not listen').click();
  assert.equal(await listen.isChecked(), false);
  await listen.check();
  await button(page, 'Yes, send sound and listen').click();

  await page.goto('/session');
  await button(page, 'Go on').click();
  await page.waitForFunction(() => globalThis.ears.length === 1);
  await page.evaluate(() => {
    const result = [{ transcript: 'oh, stop!' }];
    globalThis.ears[0].onresult({ results: [result], resultIndex: 0 });
  });
  await headingOf(page).filter({ hasText: 'Stopped. Come out slowly.' }).waitFor();
  assertQuiet(page);
});

/** What another program reads in a PDF. */
function readPdf(pdf) {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString();
}

test('the programme on paper: pictures, steps, doses, boxes for a week, a code', async () => {
  const person = await world.addPerson('Wanda', readJournal('three_good_days'));
  const page = await world.visitAs('Wanda', { still: true, theme: 'dark' });
  await page.getByRole('link', { name: /^On paper/ }).click();
  await headingOf(page).filter({ hasText: 'My programme' }).waitFor();
  assert.deepEqual(await findBarriers(page), []);
  const { lines } = await world.readToday(person);
  for (const { exercise, dose } of lines) {
    const one = page.locator(`article[data-exercise="${exercise}"]`);
    assert.equal(await one.locator('.box').count(), 7 * dose.per_day, exercise);
    assert.ok((await one.getByRole('listitem').count()) >= 3, `${exercise}: three steps`);
  }
  assert.ok((await page.locator('.picture svg').count()) >= lines.length - 1, 'pictures');
  const code = await page.locator('[data-code]').getAttribute('data-code');
  assert.equal(code, `${world.server.url}/session`);
  for (const format of ['A4', 'Letter']) {
    const said = readPdf(await page.pdf({ format }));
    for (const { exercise } of lines) {
      const name = await page.locator(`article[data-exercise="${exercise}"] h2`).textContent();
      assert.ok(said.includes(name), `${format}: ${name}`);
    }
    assert.equal(said.match(/Stop if:/g).length, lines.length, format);
    assert.ok(!/<[a-z_.]+>|undefined|Print\b/.test(said), said);
  }
  assertQuiet(page);
});

test('reminders at several times, with quiet days', async () => {
  const person = await world.addPerson('Xenia', readJournal('three_good_days'));
  const page = await world.visitAs('Xenia', { still: true });
  await page.goto('/settings');
  await page.getByText('Reminders in my calendar').click();
  await page.getByLabel('Time 1').fill('18:30');
  await button(page, 'One more time').click();
  await page.getByLabel('Time 2').fill('08:15');
  await button(page, 'One more time').click();
  await button(page, 'Take this time away: 11:15').click();
  await page.getByRole('checkbox', { name: 'Sunday' }).check();
  await page.getByRole('checkbox', { name: 'Wednesday' }).check();
  await button(page, 'Make the calendar').click();
  await page.getByText(/^This is the address/).waitFor();
  assert.deepEqual(await findBarriers(page), []);
  const { settings } = await world.call(`/people/${person}/calendar`);
  assert.deepEqual(settings.times, ['08:15', '18:30']);
  assert.deepEqual([...settings.quiet_days].sort(), ['sunday', 'wednesday']);
  assertQuiet(page);
});
