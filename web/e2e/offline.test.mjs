// The server is gone: everything goes on, and nothing is lost or told twice when it is back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet } from './browser.mjs';
import { beginSession, button, headingOf, readLines, tellHowItWas } from './person.mjs';
import { readJournal, World } from './world.mjs';

/** What a browser says of a server that does not answer. */
const unanswered = /ERR_CONNECTION_REFUSED|Failed to load resource/;

let world;
let page;
let sofia;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
  sofia = await world.addPerson('Sofia', readJournal('three_good_days'));
  page = await world.visitAs('Sofia', { still: true });
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (active.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 20));
  });
});
after(() => world.close());

test('after one visit the page opens without its server', async () => {
  const lines = await readLines(page);
  await world.server.kill();
  await page.reload();
  await headingOf(page).filter({ hasText: 'Today' }).waitFor();
  assert.deepEqual(await readLines(page), lines);
  await page.getByText('Not connected.').waitFor();
});

test('the emergency page opens without the server, also as the first page', async () => {
  await page.goto('/safety');
  await headingOf(page).filter({ hasText: 'When to get help' }).waitFor();
  const numbers = page.getByRole('region', { name: 'Emergency numbers' });
  assert.ok(await numbers.getByRole('link', { name: 'Call 112' }).isVisible());
});

test('a whole session runs without the server, over a reload as well', async () => {
  await page.goto('/today');
  await beginSession(page);
  await world.watch(() => page.getByText('Hold, and breathe', { exact: true }).isVisible());
  await world.pass({ seconds: 1 });

  await page.reload();
  await page.getByText('Paused', { exact: true }).first().waitFor();
  await button(page, 'Go on').click();
  const rest = 'Rest with calves on a chair';
  await world.watch(async () => (await headingOf(page).textContent()) !== rest);

  for (const name of ['Belly breathing with a gentle brace', "Child's pose"]) {
    await button(page, 'Skip').click();
    await world.watch(async () => (await headingOf(page).textContent()) !== name);
  }
  await world.watch(async () => (await headingOf(page).textContent()) === 'Walking');
  await world.watch(async () => !(await button(page, 'STOP').isVisible()));
  for (const effort of [3, 2]) await tellHowItWas(page, { pain: 2, effort });
  await headingOf(page).filter({ hasText: 'That was your session' }).waitFor();
  await page.getByRole('link', { name: 'To today', exact: true }).click();
  await page.getByText('Not connected. 1 entry is kept here').waitFor();
});

test('when the server is back every event arrives, and only once', async () => {
  await world.server.restart();
  // The first acknowledgement is lost on its way: the page has to send the same again.
  await page.evaluate(() => {
    const real = globalThis.fetch;
    let isLost = false;
    globalThis.fetch = async (path, init) => {
      const reply = await real(path, init);
      if (isLost || init?.method !== 'POST' || !path.endsWith('/events')) return reply;
      isLost = true;
      throw new TypeError('the acknowledgement was lost');
    };
  });
  const comeBack = () => page.evaluate(() => dispatchEvent(new Event('online')));
  await comeBack();
  await page.getByText('Not connected. 1 entry is kept here').waitFor();
  const [session] = (await world.waitForEvents(sofia, 'session', 4)).slice(3);
  assert.equal(session.body.exercises.find((one) => one.exercise === 'EX11').completed, 100);
  assert.equal(session.body.exercises.find((one) => one.exercise === 'EX42').completed, 100);
  await comeBack();
  await page.getByText('Not connected.').waitFor({ state: 'hidden' });

  const events = await world.readEvents(sofia);
  assert.equal(new Set(events.map((event) => event.id)).size, events.length);
  assert.equal(events.length, readJournal('three_good_days').length + 1);
  const again = await world.call(`/people/${sofia}/events`, { events });
  assert.deepEqual([again.stored, again.already_there], [0, events.length]);
});

test('an acknowledged event is there after a power cut', async () => {
  const events = await world.readEvents(sofia);
  await world.server.kill();
  await world.server.restart();
  assert.deepEqual(await world.readEvents(sofia), events);
});

test('nothing else went wrong', () => assertQuiet(page, unanswered));
