// Pictures of every screen, on a phone and on a desktop, light and dark, on the narrowest phone and
// with text twice as large, for people to look at:
//   node e2e/screenshots.mjs OUT [NAME-BEGINNING…]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { desktop, phone } from './browser.mjs';
import { narrow, scaleText } from './fit.mjs';
import { answerInterview, button, checkIn, headingOf, say, sciatica } from './person.mjs';
import { openRoute, routes, walkSession, walkWelcome } from './routes.mjs';
import { makeWeeks } from './weeks.mjs';
import { readJournal, World } from './world.mjs';

const [out, ...wanted] = process.argv.slice(2);
if (!out) {
  console.error('Say where the pictures go: node e2e/screenshots.mjs OUT [NAME-BEGINNING…]');
  process.exit(2);
}
mkdirSync(out, { recursive: true });

/** A screen that must fit is taken as it is seen; a page that scrolls, in its whole length. */
const isStage = (name) => /^session-(ready|offer|hold|paused|next|out)/.test(name);

const forms = [
  { name: 'phone.light', viewport: phone },
  { name: 'phone.dark', viewport: phone, colorScheme: 'dark' },
  { name: 'desktop.light', viewport: desktop },
  { name: 'desktop.dark', viewport: desktop, colorScheme: 'dark' },
  { name: 'narrow', viewport: narrow },
  { name: 'large', viewport: phone, times: 2 },
];

/** Figures are drawn when they come into sight: scrolls past all of them. */
async function pastAll(page) {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    scrollTo(0, 0);
  });
}

async function shoot(page, name) {
  if (wanted.length > 0 && !wanted.some((one) => name.startsWith(one))) return;
  for (const { name: form, viewport, colorScheme = 'light', times = 1 } of forms) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await scaleText(page, times);
    if (!isStage(name)) await pastAll(page);
    await page.screenshot({
      path: join(out, `${name}.${form}.png`),
      fullPage: !isStage(name),
      animations: 'disabled',
    });
  }
  await scaleText(page, 1);
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'light' });
  console.error(name);
}

async function shootFirstVisit(world) {
  const page = await world.visit({ still: true });
  for await (const screen of walkWelcome(page, 'Piotr')) await shoot(page, screen);
  await page.getByRole('radio', { name: 'I have read this and want to go on.' }).check();
  await button(page, 'Go on to the questions').click();
  await page.getByRole('progressbar').waitFor();
  await shoot(page, 'intake-sign');
  const shot = (name, answer) => async (asked) => {
    await shoot(asked, `intake-${name}`);
    await answer(asked);
  };
  const asked = (question, name) => ({ [question]: shot(name, sciatica[question]) });
  await answerInterview(page, {
    ...sciatica,
    ...asked('How much do you weigh?', 'number'),
    ...asked('When do you usually get up?', 'time'),
    ...asked('Where does it hurt?', 'choices'),
    ...asked('How far does it reach on your left side?', 'zones'),
    ...asked('How much does it hurt right now?', 'scale'),
    ...asked('How long has this spell of pain lasted?', 'choice'),
    ...asked('What do you have to exercise with?', 'equipment'),
    'What has been done about it so far?': shot('text', say.pick('Leave this one out')),
  });
  await shoot(page, 'today-first');
}

/** More exercises and lessons: those with unlike figures, ladders and words. */
const more = [
  ...['EX01', 'EX10', 'EX33', 'EX43'].map((id) => ({ name: `exercise-${id}`, path: `/library/${id}` })),
  { name: 'practise-refused', path: '/practise/EX05' },
  { name: 'lesson-LN02', path: '/learn/LN02' },
];

async function shootRecord(world) {
  await world.addPerson('Sofia', readJournal('three_good_days'));
  const page = await world.visitAs('Sofia', { still: true });
  for (const route of routes) {
    await openRoute(page, route);
    await shoot(page, route.name);
  }
  for (const { name, path } of more) {
    await openRoute(page, { path, heading: '' });
    await shoot(page, name);
  }
  await openRoute(page, routes[0]);
  for (const summary of await page.locator('summary').all()) await summary.click();
  await shoot(page, 'today-why');
  for await (const screen of walkSession(page, world)) await shoot(page, screen);
  await world.moveTo('2026-11-07T08:00:00+01:00');
  await page.goto('/check-in');
  await headingOf(page).waitFor();
  await checkIn(page, { pain: 2, early: true, places: 'No pain anywhere' });
  await shoot(page, 'today-changed');
}

async function shootDanger(world) {
  for (const name of ['emergency', 'under_age', 'nothing_safe']) {
    await world.addPerson(name, readJournal(name));
    const page = await world.visitAs(name, { still: true });
    await shoot(page, `today-${name}`);
    await openRoute(page, { path: '/session', heading: 'There is no session now' });
    await shoot(page, `session-refused-${name}`);
    await openRoute(page, { path: '/action', heading: '' });
    await shoot(page, `action-${name}`);
    await page.context().close();
  }
}

/** A record of nothing yet, and of one day. */
async function shootShortRecords(world) {
  const sample = readJournal('three_good_days');
  const first = sample.findIndex((event) => event.kind === 'session') + 1;
  for (const [name, events] of [['empty', sample.slice(0, 4)], ['one-day', sample.slice(0, first)]]) {
    await world.addPerson(name, events);
    const page = await world.visitAs(name, { still: true });
    await openRoute(page, { path: '/record', heading: 'Record' });
    await shoot(page, `record-${name}`);
    await page.context().close();
  }
}

/** Measures and self-checks, step by step, and what they leave in the record. */
async function shootFollowUp(world) {
  await world.addPerson('Nora', readJournal('three_good_days'));
  const page = await world.visitAs('Nora', { still: true });
  await shoot(page, 'follow-today');
  await page.goto('/measures');
  await page.getByRole('textbox', { name: 'The first thing' }).fill('walk the dog');
  await page.getByRole('group', { name: /walk the dog/ }).getByRole('radio', { name: '4', exact: true }).check();
  await shoot(page, 'follow-things');
  await button(page, 'Go on').click();
  await page.getByRole('checkbox').nth(2).check();
  await button(page, 'Go on').click();
  await headingOf(page).filter({ hasText: 'Exercise in a usual week' }).waitFor();
  await shoot(page, 'follow-week');
  await openRoute(page, { path: '/self-check', heading: 'Self-checks at home' });
  await shoot(page, 'follow-check-start');
  await button(page, 'Begin the round').click();
  await headingOf(page).filter({ hasText: 'Walk heel to toe' }).waitFor();
  await shoot(page, 'follow-check-seen');
  await button(page, 'It went well').click();
  await page.getByRole('spinbutton').first().waitFor();
  await shoot(page, 'follow-check-clock');
  while ((await headingOf(page).textContent()) !== 'What you found') {
    const before = await headingOf(page).textContent();
    await button(page, 'Leave it out').click();
    await page.waitForFunction((text) => document.querySelector('h1')?.textContent !== text, before);
  }
  await shoot(page, 'follow-check-review');
  await button(page, 'Write it down').click();
  await headingOf(page).filter({ hasText: 'That was the round' }).waitFor();
  await openRoute(page, { path: '/record', heading: 'Record' });
  for (const summary of await page.locator('summary').all()) await summary.click();
  await shoot(page, 'follow-record');
  await page.context().close();
  await world.addPerson('Ruth', readJournal('emergency'));
  const other = await world.visitAs('Ruth', { still: true });
  await openRoute(other, { path: '/summary', heading: 'Summary to show' });
  await shoot(other, 'follow-summary');
  await openRoute(other, { path: '/safety', heading: 'When to get help' });
  await shoot(other, 'follow-safety');
  await other.context().close();
}

/** Seven weeks of a record, at the end of them. */
async function shootWeeks() {
  const later = await World.open('2026-12-20T11:00:00+01:00');
  await later.addPerson('Lena', makeWeeks());
  const page = await later.visitAs('Lena', { still: true });
  await openRoute(page, { path: '/record', heading: 'Record' });
  await shoot(page, 'record-weeks');
  await page.getByRole('radio', { name: 'All', exact: true }).check();
  for (const summary of await page.locator('summary').all()) await summary.click();
  await shoot(page, 'record-weeks-open');
  await later.close();
}

/** Whoever asks for these alone does not wait for the others. */
const onlyFollowUp = wanted.length > 0 && wanted.every((one) => one.startsWith('follow'));
const world = await World.open('2026-11-06T11:00:00+01:00');
try {
  await shootFollowUp(world);
  if (!onlyFollowUp) {
    await shootFirstVisit(world);
    await shootRecord(world);
    await shootDanger(world);
    await shootShortRecords(world);
    await shootWeeks();
  }
} finally {
  await world.close();
}
