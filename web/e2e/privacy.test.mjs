// What is told here stays here: no request leaves, nothing is run that did not come with the page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet } from './browser.mjs';
import { openRoute, routes } from './routes.mjs';
import { readJournal, World } from './world.mjs';

let world;
let page;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00');
  await world.addPerson('Sofia', readJournal('three_good_days'));
  page = await world.visitAs('Sofia', { still: true });
});
after(() => world.close());

test('a walk over every screen asks nobody but the own server, and breaks no rule', async () => {
  for (const route of routes) await openRoute(page, route);
  assert.ok(page.requested.length > 10, 'requests are seen at all');
  assertQuiet(page);
});

test('the server allows no inline script, no other origin and no frame', async () => {
  const reply = await fetch(`${world.server.url}/today`);
  const policy = reply.headers.get('content-security-policy');
  assert.match(policy, /default-src 'none'|default-src 'self'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /'unsafe-|https?:|\*/);
  assert.equal(reply.headers.get('referrer-policy'), 'no-referrer');
  assert.equal(reply.headers.get('x-content-type-options'), 'nosniff');
});

test('what breaks the policy is stopped, and would be noticed here', async () => {
  await page.evaluate(async () => {
    const inline = document.createElement('script');
    inline.textContent = 'globalThis.wasRun = true';
    document.head.append(inline);
    await fetch('http://127.0.0.1:9/').catch(() => {});
  });
  assert.equal(await page.evaluate(() => globalThis.wasRun), undefined);
  assert.throws(() => assertQuiet(page), /inline script/i);
  assert.ok(page.faults.some((fault) => fault.includes('http://127.0.0.1:9/')));
});

test('nothing of a person stands in an address or in what is kept as a cookie', async () => {
  assert.equal(await page.evaluate(() => document.cookie), '');
  assert.deepEqual(page.requested.filter((url) => /sofia/i.test(url)), []);
});
