// What a person does on the page, so that a journey reads like what happened.

/** Which step of the interview is on the screen; nothing once the interview is over. */
async function findStep(page) {
  await page.locator('[data-step], h1').first().waitFor();
  const frame = page.locator('[data-step]');
  if (!page.url().includes('/intake') || (await frame.count()) === 0) return undefined;
  return frame.evaluate(({ dataset }) => ({ ...dataset }));
}

/** The next screen is there when the heading has changed. */
async function nextAfter(page, act) {
  const before = await page.locator('h1').first().elementHandle();
  await act();
  await page.waitForFunction((heading) => !heading.isConnected, before);
}

/** Names themself and takes note of what Plumbline is and is not. */
export async function introduce(page, name, country = 'eu') {
  await page.goto('/');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByLabel(/your name/i).fill(name);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.locator('input[value="accepted"]').check();
  await page.locator('select').selectOption(country);
  await page.getByRole('button', { name: /go on/i }).click();
  await page.waitForURL('**/intake');
}

const acts = {
  flag: (page, reply = 'no') => page.locator(`button[value="${reply}"]`).click(),
  choice: (page, answer) => page.locator(`button[value="${answer}"]`).click(),
  async choices(page, answers) {
    for (const one of answers) await page.locator(`input[value="${one}"]`).check();
    await goOn(page);
  },
  async number(page, answer) {
    await page.locator('input[type="number"]').first().fill(String(answer));
    await goOn(page);
  },
  async scale(page, answer) {
    await page.locator(`input[value="${answer}"]`).check();
    await goOn(page);
  },
  async time_of_day(page, answer) {
    await page.locator('input[type="time"]').fill(answer);
    await goOn(page);
  },
  /** A spot of the body like "back-left-4", or 0 for no pain on this side. */
  async zones(page, answer) {
    if (answer === 0) await page.getByRole('button', { name: /no pain on this side/i }).click();
    else await page.locator(`[data-spot="${answer}"]`).first().click();
    await goOn(page);
  },
  async equipment(page, items) {
    for (const one of items) await page.locator(`input[value="${one}"]`).check();
    await page.locator('.step').getByRole('button', { name: /^(go on|none of these)$/i }).click();
  },
};

async function goOn(page) {
  await page.locator('.step').getByRole('button', { name: 'Go on', exact: true }).click();
}

/** Leaves a question out, or says "not sure" where it has to be answered. */
async function evade(page) {
  const pass = page.getByRole('button', { name: 'Leave this one out' });
  if ((await pass.count()) > 0) await pass.click();
  else await page.locator('.step').getByRole('button', { name: 'Not sure' }).click();
}

/**
 * Answers the whole interview. `answers`: by the id of a danger sign or a question; a danger sign
 * without an answer is "no", a question without one is left out, or "not sure".
 * Gives the path of the page that the interview led to.
 */
export async function answerInterview(page, answers = {}) {
  for (let step = await findStep(page); step; step = await findStep(page)) {
    const answer = answers[step.step];
    await nextAfter(page, async () => {
      if (step.kind !== 'flag' && answer === undefined) await evade(page);
      else await acts[step.kind](page, answer);
    });
  }
  return new URL(page.url()).pathname;
}

/** The check-in of a day: all danger signs "no", pain where `spots` say. */
export async function checkIn(page, { pain, spots = [], morning = false, slept }) {
  await page.getByRole('button', { name: /^no to (all|the rest)/i }).click();
  await page.locator(`form fieldset input[value="${pain}"]`).first().check();
  if (spots.length === 0) await page.getByRole('button', { name: 'No pain anywhere' }).click();
  for (const spot of spots) await page.locator(`[data-spot="${spot}"]`).first().click();
  await choose(page, /get up less than two hours ago/i, morning);
  if (slept !== undefined) await choose(page, /slept since your last session/i, slept);
  await page.getByRole('button', { name: /to today's plan/i }).click();
  await page.waitForURL('**/today');
}

async function choose(page, question, yes) {
  const group = page.getByRole('group', { name: question });
  await group.locator(`input[value="${yes ? 'yes' : 'no'}"]`).check();
}

/** How one exercise was, at the end of a session. */
export async function tellHowItWas(page, { pain, effort }) {
  const form = page.locator('form[data-ask="end"]');
  await form.waitFor();
  await nextAfter(page, async () => {
    await form.locator('fieldset').nth(0).locator(`input[value="${pain}"]`).check();
    await form.locator('fieldset').nth(1).locator(`input[value="${effort}"]`).check();
    await form.getByRole('button', { name: 'Go on', exact: true }).click();
  });
}
