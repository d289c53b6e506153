// Every screen of the page and the way to it, for tests and pictures that look at all of them.
import { button, headingOf, tellHowItWas, tellWhy } from './person.mjs';

/** The screens of someone with a record, by path and the heading that stands there. */
export const routes = [
  { name: 'today', path: '/today', heading: 'Today' },
  { name: 'check-in', path: '/check-in', heading: 'How is it today?' },
  { name: 'library', path: '/library', heading: 'Library' },
  { name: 'library-exercise', path: '/library/EX03', heading: "Child's pose" },
  { name: 'library-refused', path: '/library/EX05', heading: 'Trunk lift' },
  { name: 'library-hang', path: '/library/EX04', heading: 'Hang with legs drawn up' },
  { name: 'library-nothing', path: '/library?words=xqzvw', heading: 'Library' },
  { name: 'library-unknown', path: '/library/EX99', heading: 'This page is not in the library' },
  { name: 'avoided', path: '/avoided/AV01', heading: 'Sit-up' },
  { name: 'learn', path: '/learn', heading: 'Learn' },
  { name: 'learn-lesson', path: '/learn/LN11', heading: 'What "decompression" really is' },
  { name: 'learn-help', path: '/learn/LN08', heading: 'When to get help' },
  { name: 'learn-article', path: '/learn/article', heading: 'Where we say otherwise' },
  { name: 'learn-unknown', path: '/learn/LN99', heading: 'This page is not here' },
  { name: 'practise', path: '/practise/EX03', heading: 'Your session' },
  { name: 'session-start', path: '/session', heading: 'Your session' },
  { name: 'record', path: '/record', heading: 'Record' },
  { name: 'report', path: '/report', heading: 'Report for your therapist' },
  { name: 'print', path: '/print', heading: 'My programme' },
  { name: 'settings', path: '/settings', heading: 'Settings' },
  { name: 'safety', path: '/safety', heading: 'When to get help' },
  { name: 'summary', path: '/summary', heading: 'Summary to show' },
  { name: 'measures', path: '/measures/RMDQ', heading: 'Roland-Morris' },
  { name: 'self-check', path: '/self-check', heading: 'Self-checks at home' },
  { name: 'movement', path: '/movement', heading: 'Which way is good for your back?' },
  { name: 'goal', path: '/goal', heading: 'A goal of your own' },
  { name: 'goal-road', path: '/goal/EX04', heading: 'The road to: Hang' },
  { name: 'instead', path: '/instead/EX11', heading: 'Change an exercise' },
  { name: 'hurts', path: '/hurts', heading: 'It hurts' },
  { name: 'rest', path: '/rest', heading: 'A rest in between' },
  { name: 'therapist', path: '/therapist', heading: "Your therapist's word" },
  { name: 'therapist-key', path: '/therapist/key', heading: 'Accept a key' },
  { name: 'therapist-file', path: '/therapist/file', heading: 'Take in a file' },
  { name: 'therapist-limit', path: '/therapist/limit', heading: 'Enter a limit' },
  { name: 'compare', path: '/compare/lift', heading: 'Compare two ways' },
  { name: 'lab', path: '/lab?movement=EX16', heading: 'Load lab' },
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
  const isAt = (name) => async () => (await headingOf(page).textContent()) === name;
  const shows = (text) => () => page.getByText(text, { exact: true }).isVisible();
  await page.goto('/session');
  await button(page, 'Start').click();
  await button(page, 'Pause').waitFor();
  yield 'session-ready';
  await button(page, 'Too hard').click();
  yield 'session-offer';
  await button(page, 'No, keep it as it is').click();
  await button(page, 'Skip').click();
  await world.watch(isAt('Belly breathing with a gentle brace'));
  await world.watch(shows('Hold, and breathe'));
  await world.pass({ seconds: 2 });
  yield 'session-hold';
  await button(page, 'Pause').click();
  yield 'session-paused';
  await button(page, 'Go on').click();
  await world.watch(shows('Come out of it slowly'));
  yield 'session-next';
  await world.watch(isAt("Child's pose"));
  await world.watch(shows('Move slowly'));
  await button(page, 'It hurts').click();
  yield 'session-out';
  await button(page, 'I am out of it').click();
  await headingOf(page).filter({ hasText: 'What was it?' }).waitFor();
  yield 'session-why';
  await tellWhy(page, { why: 'It hurt', pain: 5, places: 'No pain anywhere' });
  await button(page, 'End the session').waitFor();
  yield 'session-verdict';
  await button(page, 'End the session').click();
  await page.getByRole('group', { name: 'How hard was it?' }).waitFor();
  yield 'session-how';
  await tellHowItWas(page, { pain: 2, effort: 3 });
  yield 'session-end';
  await page.getByRole('link', { name: 'To today', exact: true }).click();
  await world.pass({ minutes: 12 });
  yield 'today-after';
  await page.getByRole('link', { name: 'Tell how it is' }).click();
  await headingOf(page).filter({ hasText: 'Ten minutes after' }).waitFor();
  yield 'after';
}
