// What a person does on the page, found as a screen reader finds it: by role and by words.

export const headingOf = (page) => page.getByRole('heading', { level: 1 });
export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** The next screen is there when the heading has changed. */
async function nextAfter(page, act) {
  const before = await headingOf(page).textContent();
  await act();
  await page.waitForFunction(
    (text) => (document.querySelector('h1')?.textContent ?? text) !== text,
    before,
  );
}

/** Names themself and takes note of what Plumbline is and is not. */
export async function introduce(page, name, country = 'A country of the European Union') {
  await page.goto('/');
  await button(page, 'Begin').click();
  await page.getByRole('textbox').fill(name);
  await button(page, 'Go on').click();
  await page.getByRole('radio', { name: 'I have read this and want to go on.' }).check();
  await page.getByLabel('Where do you live?').selectOption(country);
  await nextAfter(page, () => button(page, 'Go on to the questions').click());
}

const goOn = (page) => button(page, 'Go on').click();

/** Answers to a question: each presses what it takes to say it and to go on. */
export const say = {
  pick: (text) => (page) => button(page, text).click(),
  tick: (...texts) => async (page) => {
    for (const text of texts) await page.getByRole('checkbox', { name: text, exact: true }).check();
    await goOn(page);
  },
  write: (text) => async (page) => {
    await page.getByRole('spinbutton').fill(String(text));
    await goOn(page);
  },
  mark: (number) => async (page) => {
    await page.getByRole('radio', { name: String(number), exact: true }).check();
    await goOn(page);
  },
  at: (time) => async (page) => {
    await page.locator('input[type="time"]').fill(time);
    await goOn(page);
  },
  reaches: (place) => async (page) => {
    await page.getByText('Choose from a list instead').click();
    await page.getByRole('combobox').selectOption(place);
    await goOn(page);
  },
  notThisSide: async (page) => {
    await button(page, 'No pain on this side').click();
    await goOn(page);
  },
};

/** Someone of 44 with a disc and sciatica down to the left calf, a mat, a chair and a wall. */
export const sciatica = {
  'How old are you?': say.write(44),
  'What sex were you given at birth?': say.pick('Male'),
  'How much do you weigh?': say.write(82),
  'When do you usually get up?': say.at('07:00'),
  'Where does it hurt?': say.tick('Low back, even if it goes into a buttock or a leg'),
  'How far does it reach on your left side?': say.reaches('Calf or shin'),
  'How far does it reach on your right side?': say.notThisSide,
  'How much does it hurt right now?': say.mark(4),
  'How much does it hurt on a usual day?': say.mark(4),
  'How long has this spell of pain lasted?': say.pick('More than 12 weeks'),
  'Has a doctor or therapist told you that you have one of these?': say.tick(
    'A bulging, slipped or herniated disc',
    'Sciatica: leg pain that comes from the back',
  ),
  'Think of your bones. Does one of these fit?': say.tick('None of these'),
  'Have you ever had an operation on your spine?': say.pick('No'),
  'Do you have trouble with your shoulders?': say.tick('None of these'),
  'Do you have high blood pressure?': say.pick('No'),
  'Do you have trouble with your eyes?': say.tick('None of these'),
  "Do your joints bend much further than other people's?": say.pick('No'),
  'Do you have heart trouble, or do you faint or get chest pain when your body works hard?':
    say.pick('No'),
  'Do you have epilepsy, fits or blackouts?': say.pick('No'),
  'Do you have a hernia, or bad heartburn when you lie flat?': say.pick('No'),
  'How steady are you on your feet?': say.tick('None of these'),
  'What is hard for you?': say.tick('None of these'),
  'Do you have rheumatoid arthritis, Down syndrome, or a neck that was once broken?':
    say.pick('No'),
  'Which of these medicines do you take?': say.tick('None of these'),
  'What do you have to exercise with?': say.tick(
    'Mat or thick carpet',
    'Firm chair that cannot roll',
    'Free stretch of wall',
  ),
  'Is someone within call, or a phone in reach, when you exercise?': say.pick('No'),
};

/** By hand: "no" to a danger sign; a question is left out, or "not sure" where it must not be. */
const byHand = {
  sign: say.pick('No'),
  async evade(page) {
    const pass = button(page, 'Leave this one out');
    if ((await pass.count()) > 0) await pass.click();
    else await button(page, 'Not sure').click();
  },
};

/**
 * Answers the interview. `answers`: by the words of the question; what is not among them is
 * answered in the `usual` way. Gives the heading of the page that the interview led to, and what
 * was asked on the way.
 */
export async function answerInterview(page, answers = {}, usual = byHand) {
  const asked = [];
  for (;;) {
    const question = await headingOf(page).textContent();
    const progress = page.getByRole('progressbar');
    if ((await progress.count()) === 0) return { heading: question, asked };
    asked.push(question);
    const isSign = (await progress.getAttribute('aria-label')).startsWith('Danger signs');
    const answer = answers[question] ?? (isSign ? usual.sign : usual.evade);
    await nextAfter(page, () => answer(page));
  }
}

async function choose(page, question, answer) {
  const group = page.getByRole('group', { name: question });
  await group.getByRole('radio', { name: String(answer), exact: true }).check();
}

/** Where it hurts: the words of a button, or the furthest place on each side from the list. */
async function tellWhere(page, places) {
  if (typeof places === 'string') return button(page, places).click();
  await page.getByText('Choose from a list instead').click();
  for (const [side, place] of Object.entries(places)) {
    await page.getByRole('combobox', { name: side }).selectOption(place);
  }
}

/**
 * The check-in of a day: all danger signs "no"; the same places as last time, or others. `before`
 * is done when all is said and before it is sent.
 */
export async function checkIn(page, { pain, early, slept, places, before }) {
  await button(page, 'No to all of these').click();
  await choose(page, 'How much does it hurt right now?', pain);
  await tellWhere(page, places ?? 'The same as last time');
  await choose(page, 'Did you get up less than two hours ago?', early ? 'Yes' : 'No');
  if (slept) await choose(page, 'Have you slept since your last session?', 'Yes');
  await before?.();
  await nextAfter(page, () => button(page, "To today's plan").click());
}

/** What it was that made them stop. */
export async function tellWhy(page, { why, pain, places }) {
  await button(page, why).click();
  await choose(page, 'How strong was the pain at its worst?', pain);
  await tellWhere(page, places);
  await nextAfter(page, () => goOn(page));
}

/** How one exercise was, at the end of a session; the pain only if it is not known yet. */
export async function tellHowItWas(page, { pain, effort }) {
  if (pain !== undefined) await choose(page, 'How strong was the pain at its worst?', pain);
  await choose(page, 'How hard was it?', effort);
  await nextAfter(page, () => goOn(page));
}

/** Ten minutes after a session. */
export async function tellAfter(page, { pain, places }) {
  await choose(page, 'How much does it hurt right now?', pain);
  await tellWhere(page, places);
  await choose(page, 'Is there tingling or numbness that was not there before?', 'No');
  await nextAfter(page, () => button(page, 'Done').click());
}

/** Begins today's session and is at its first exercise. */
export async function beginSession(page) {
  await page.getByRole('link', { name: 'Begin the session' }).click();
  await headingOf(page).filter({ hasText: 'Your session' }).waitFor();
  await nextAfter(page, () => button(page, 'Start').click());
}

/** The line of Today that is about this exercise. */
export function lineOf(page, name) {
  const heading = page.getByRole('heading', { level: 3, name, exact: true });
  return page.getByRole('listitem').filter({ has: heading });
}

/** The exercises on Today, in order. */
export function readLines(page) {
  return page
    .getByRole('listitem')
    .getByRole('heading', { level: 3 })
    .allTextContents();
}
