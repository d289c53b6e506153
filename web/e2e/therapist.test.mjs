// The therapist's hand: a key compared and accepted, a signed clearance taken in, limits entered by
// name, a plan that is countersigned, a key that is trusted no more. Signed by `plumbline sign`.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertQuiet, findBarriers } from './browser.mjs';
import { press } from './keyboard.mjs';
import { button, headingOf } from './person.mjs';
import { readJournal, World } from './world.mjs';

const program = process.env.PLUMB_PROGRAM ?? fileURLToPath(new URL('../../build/plumbline', import.meta.url));
const msPerDay = 86_400_000;

let world, folder, key, publicKey, shift;
before(async () => {
  world = await World.open('2026-11-24T11:00:00+01:00');
  folder = mkdtempSync(join(tmpdir(), 'plumbline-key-'));
  key = join(folder, 'my.key');
  publicKey = execFileSync(program, ['sign', '--new-key', key]).toString().trim();
  shift = world.now.getTime();
});
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const heading = (page, text) => headingOf(page).filter({ hasText: text }).waitFor();
const day = (days = 0) => new Date(world.now.getTime() + days * msPerDay).toISOString().slice(0, 10);

/** A sample journal that ends a little before now. */
function moved(name) {
  const events = readJournal(name);
  const last = Date.parse(events.at(-1).at);
  const by = shift - 90 * 60_000 - last;
  return events.map((event) => ({ ...event, at: new Date(Date.parse(event.at) + by).toISOString() }));
}
function sign(record, accepted) {
  const path = join(folder, 'record.json');
  writeFileSync(path, JSON.stringify(record));
  const at = world.now.toISOString();
  return execFileSync(program, ['sign', path, '--key', key, '--accepted', accepted, '--at', at]).toString();
}
const who = { clinician: 'Dr A. Kowalska', role: 'doctor' };
const clearance = (more) => ({ kind: 'clearance', body: { ...who, given: day(), expires: day(30), flags: ['RF-C2'], ...more } });

async function accept(page) {
  await page.goto('/therapist/key');
  await heading(page, 'Accept a key');
  await page.getByLabel('Name of the professional').fill(who.clinician);
  await page.getByLabel('Doctor, physiotherapist, …').fill(who.role);
  // As people send it: in groups, over two lines, in capitals.
  await page.getByLabel('The key', { exact: true }).fill(publicKey.toUpperCase().replace(/(.{8})/g, '$1 '));
  const trust = button(page, 'I trust this key');
  assert.ok(await trust.isDisabled(), 'not before it was compared');
  assert.equal(await page.locator('[data-key]').getAttribute('data-key'), publicKey);
  assert.deepEqual(await findBarriers(page), []);
  await page.getByRole('checkbox').check();
  await trust.click();
  await heading(page, "Your therapist's word");
}

async function takeIn(page, text) {
  await page.goto('/therapist/file');
  await heading(page, 'Take in a file');
  await page.setInputFiles('input[type="file"]', { name: 'signed.jsonl', mimeType: 'text/plain', buffer: Buffer.from(text) });
}

test('a key is compared and accepted; a signed clearance opens what a name left closed', async () => {
  const ruth = await world.addPerson('Ruth', moved('emergency'));
  const page = await world.visitAs('Ruth', { still: true });
  // What Today works out later stands above this way: it is followed once all of it is there.
  await page.waitForLoadState('networkidle');
  await page.getByRole('link', { name: /^Your therapist's word/ }).click();
  await heading(page, "Your therapist's word");
  assert.deepEqual(await findBarriers(page), []);

  // Before the key is accepted, its file counts for nothing and is not taken in.
  const stranger = sign(clearance(), '019ab3c4-5d6e-7f00-8123-456789abcdef');
  await takeIn(page, stranger);
  await page.getByText('signed with a key that you have not accepted').waitFor();
  assert.equal(await button(page, 'Take it in').count(), 0);

  await accept(page);
  const [accepted] = await world.waitForEvents(ruth, 'key_accepted', 1);
  assert.equal(accepted.body.key, publicKey);
  await page.getByText('For your therapist: how to sign').click();
  assert.ok(await page.getByText(`--accepted ${accepted.id}`).isVisible());

  // Forged: a sign was put into the place of another after it was signed.
  const good = sign(clearance(), accepted.id);
  await takeIn(page, good.replace('RF-C2', 'RF-C4'));
  await page.getByText('does not fit its words').waitFor();
  assert.equal(await button(page, 'Take it in').count(), 0);

  await takeIn(page, good);
  await page.getByText('Signed with a key that you have accepted.').waitFor();
  assert.deepEqual(await findBarriers(page), []);
  assert.equal((await world.readToday(ruth)).state, 'blocked');
  await button(page, 'Take it in').click();
  await heading(page, "Your therapist's word");
  await page.getByRole('region', { name: 'They have agreed' }).waitFor();
  await world.waitForEvents(ruth, 'clearance', 1);
  assert.notEqual((await world.readToday(ruth)).state, 'blocked');
  assert.deepEqual(await findBarriers(page), []);

  await takeIn(page, good);
  await page.getByText('This is in your record already.').waitFor();

  // Trusted no more: what it opened closes.
  await page.goto('/therapist');
  await button(page, 'Trust it no more').click();
  await button(page, 'Yes, close it').click();
  await page.getByText(/^Not trusted since/).waitFor();
  await world.waitForEvents(ruth, 'key_withdrawn', 1);
  assert.equal((await world.readToday(ruth)).state, 'blocked');
  assertQuiet(page);
});

/** An exercise that is in no catalogue, closed to nobody. */
function heelSlide() {
  const ask = (...words) => JSON.parse(execFileSync(program, [...words, '--json']).toString());
  const conditions = ask('catalogue', 'list').filter((one) => one.kind === 'condition');
  const [source] = ask('catalogue', 'show', 'EX29').entry.evidence.sources;
  const rung = { reps: 5, move_s: 4, hold_s: 0, rest_s: 20, per_day: 1 };
  return {
    exercise: {
      id: 'CE01', slug: 'heel_slide', origin: 'beyond', goals: ['mobilise'], regions: ['hip'],
      positions: ['supine'], load_class: 'L1', tags: { supine: 1 }, reviewed: 'none',
      ladder: [{ level: 1, ...rung }, { level: 2, ...rung, reps: 6 }],
      evidence: { grade: 'D', confirmation: 'professional', sources: [source] },
    },
    cells: Object.fromEntries(conditions.map(({ id }) => [id, '.'])),
    texts: {
      name: 'Heel slide', purpose: 'Lets the hip move freely.', cue: 'Slide the heel, slowly.',
      evidence: 'Your therapist chose it for you.', 'steps.1': 'Lie on your back.',
      'out.1': 'Roll to your side and rest.', 'stop.1': 'Stop if it tingles.',
      'rung.1': 'Five slides.', 'rung.2': 'Six slides.',
    },
  };
}

test("a therapist's own exercise comes as a file and is one like the others", async () => {
  const ida = await world.addPerson('Ida', moved('three_good_days'));
  const page = await world.visitAs('Ida', { still: true });
  await accept(page);
  const [accepted] = await world.waitForEvents(ida, 'key_accepted', 1);
  const own = sign({ kind: 'custom_exercise', body: { ...who, given: day(), expires: day(30), ...heelSlide() } }, accepted.id);
  await takeIn(page, own);
  await page.getByText('Signed with a key that you have accepted.').waitFor();
  await button(page, 'Take it in').click();
  await heading(page, "Your therapist's word");
  await world.waitForEvents(ida, 'custom_exercise', 1);

  const plan = await world.readToday(ida);
  const judged = [...plan.lines, ...plan.refusals].filter(({ exercise }) => exercise === 'CE01');
  assert.equal(judged.length, 1, 'the rules offer it, or say why not');
  await page.goto('/today');
  await page.waitForLoadState('networkidle');
  await page.getByText(/exercises are not offered today/).click();
  await page.locator('[data-refused="CE01"]').getByText('Heel slide').waitFor();
  assert.deepEqual(await findBarriers(page), []);
  assertQuiet(page);
});

test('files that a therapist does not give are refused with plain words', async () => {
  const page = await world.visitAs('Ruth', { still: true });
  for (const [text, said] of [
    ['dear Ruth', 'This is no file of Plumbline.'],
    [JSON.stringify({ kind: 'key_accepted', body: { ...who, key: publicKey } }), 'something that a therapist does not give'],
    [sign(clearance(), '019ab3c4-5d6e-7f00-8123-456789abcdef').replace('"flags"', '"flagz"'), 'It cannot be taken in as it is.'],
  ]) {
    await takeIn(page, text);
    await page.getByText(said).waitFor();
    assert.equal(await button(page, 'Take it in').count(), 0, said);
  }
  assertQuiet(page);
});

test('limits by name are entered, show what they do, and end', async () => {
  const sofia = await world.addPerson('Sofia', moved('three_good_days'));
  const page = await world.visitAs('Sofia', { still: true });
  await page.goto('/therapist/limit');
  await heading(page, 'Enter a limit');
  await page.getByRole('radio', { name: 'Bend forward only so far' }).check();
  await page.getByLabel('No further than').fill('30');
  await page.getByLabel('Name of the professional').fill('P. Hysio');
  await page.getByLabel('Doctor, physiotherapist, …').fill('physiotherapist');
  await page.getByLabel(/^Until what day/).fill(day(20));
  assert.deepEqual(await findBarriers(page), []);
  await button(page, 'Enter it').click();
  await heading(page, "Your therapist's word");
  await page.getByText('Bend the low back forward no further than 30 degrees').waitFor();

  await page.goto('/therapist/limit');
  await page.getByRole('radio', { name: 'Load a disc only so much' }).check();
  await page.getByLabel('Which disc').selectOption('L4-L5');
  await page.getByRole('spinbutton', { name: /^At most/ }).fill('100');
  await page.getByLabel('Name of the professional').fill('P. Hysio');
  await page.getByLabel('Doctor, physiotherapist, …').fill('physiotherapist');
  await page.getByLabel(/^Until what day/).fill(day(20));
  await button(page, 'Enter it').click();
  await page.getByText('On the disc L4-L5, no more load than in quiet standing').waitFor();
  const orders = await world.waitForEvents(sofia, 'order', 2);
  assert.deepEqual(orders[0].body.movement_limits, [{ movement: 'lumbar_flexion', degrees: 30 }]);
  assert.deepEqual(orders[1].body.disc_limits, [{ disc: 'L4-L5', percent: 100 }]);
  const refused = (await world.readToday(sofia)).refusals.flatMap(({ reasons }) => reasons.map(({ rule }) => rule));
  assert.ok(refused.some((rule) => rule.startsWith('order.')), 'the plan obeys');

  await button(page, 'My therapist has ended it').first().click();
  await world.waitForEvents(sofia, 'order', 3);
  await page.getByText('What does not count now').click();
  await page.getByText('Ended', { exact: true }).first().waitFor();
  assertQuiet(page);
});

test('a plan that waits for a signature is offered when it is countersigned', async () => {
  const tim = await world.addPerson('Tim', moved('three_good_days'));
  const page = await world.visitAs('Tim', { still: true });
  await accept(page);
  const [accepted] = await world.waitForEvents(tim, 'key_accepted', 1);
  await press(page, 'My therapist agrees to each plan first Then nothing is offered before it is signed.', 'Space');
  await page.getByRole('region', { name: 'This plan waits for your therapist' }).waitFor();
  await world.waitForEvents(tim, 'profile', 1);
  const waiting = await world.readToday(tim);
  assert.deepEqual(waiting.lines, []);
  assert.ok(waiting.proposed.length > 0);
  assert.deepEqual(await findBarriers(page), []);
  const record = { kind: 'countersigned', body: { ...who, offer: waiting.offer, given: day(), expires: day(20) } };
  await takeIn(page, sign(record, accepted.id));
  await page.getByText("Agrees with today's plan").waitFor();
  await button(page, 'Take it in').click();
  await world.waitForEvents(tim, 'countersigned', 1);
  const agreed = await world.readToday(tim);
  assert.deepEqual(agreed.lines.map(({ exercise }) => exercise), waiting.proposed.map(({ exercise }) => exercise));
  assertQuiet(page);
});
