// Every screen of the page and the way to it, for tests and pictures that look at all of them.
import { button, headingOf } from './person.mjs';

/** The screens of someone with a record, by path and the heading that stands there. */
export const routes = [
  { name: 'today', path: '/today', heading: 'Today' },
  { name: 'check-in', path: '/check-in', heading: 'How is it today?' },
  { name: 'practise', path: '/practise/EX03', heading: "Child's pose" },
  { name: 'practise-refused', path: '/practise/EX05', heading: 'Trunk lift' },
  { name: 'session-start', path: '/session', heading: 'Your session' },
  { name: 'record', path: '/record', heading: 'Record' },
  { name: 'settings', path: '/settings', heading: 'Settings' },
  { name: 'safety', path: '/safety', heading: 'When to get help' },
  { name: 'after-unknown', path: '/after/nothing', heading: 'Ten minutes after' },
];

export async function openRoute(page, { path, heading }) {
  await page.goto(path);
  await headingOf(page).filter({ hasText: heading }).waitFor();
}

/** Welcome, who, and consent, as someone sees them on the very first visit. */
export async function* walkWelcome(page, name) {
  await page.goto('/');
  await button(page, 'Begin').waitFor();
  yield 'welcome';
  await button(page, 'Begin').click();
  await page.getByRole('textbox').waitFor();
  yield 'who';
  await page.getByRole('textbox').fill(name);
  await button(page, 'Go on').click();
  await button(page, 'Go on to the questions').waitFor();
  yield 'consent';
}

/** A session from its first screen to its last, each kind of screen once. */
export async function* walkSession(page, world) {
  await page.goto('/session');
  await button(page, 'Start').click();
  await button(page, 'Pause').waitFor();
  yield 'session-ready';
  await world.watch(() => page.getByText('Hold, and breathe', { exact: true }).isVisible());
  await world.watch(async () => false === (await button(page, 'I am ready').isVisible()));
  yield 'session-hold';
  await button(page, 'Pause').click();
  yield 'session-paused';
  await button(page, 'Go on').click();
  await button(page, 'Too hard').click();
  yield 'session-offer';
  await button(page, 'No, keep it as it is').click();
  await button(page, 'It hurts').click();
  yield 'session-out';
  await button(page, 'I am out of it').click();
  yield 'session-why';
  await button(page, 'It hurt').click();
  await page.getByRole('radio', { name: '5', exact: true }).check();
  await button(page, 'No pain anywhere').click();
  await button(page, 'Go on').click();
  await button(page, 'End the session').waitFor();
  yield 'session-verdict';
  await page.getByRole('button', { name: /^Go on with/ }).click();
  await button(page, 'Skip').click();
  await world.watch(() => page.getByText('Walk', { exact: true }).isVisible());
  await world.pass({ seconds: 2 });
  await button(page, 'STOP').click();
  yield 'session-out-walking';
}
