// A person with a keyboard and nothing else.

/** More stops than any screen has. */
const mostStops = 80;

/** What a screen reader would call what has the focus. */
function readFocus(page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    const label = one?.labels?.[0]?.textContent ?? one?.textContent ?? '';
    const name = one?.getAttribute('aria-label') ?? label;
    return { name: name.trim().replace(/\s+/g, ' '), tag: one?.localName ?? '' };
  });
}

/** Goes on with Tab until the focus is on what has that name. */
export async function reach(page, name) {
  const seen = new Set();
  for (let stops = 0; stops < mostStops; ++stops) {
    const focus = await readFocus(page);
    if (focus.tag !== 'h1' && focus.name === name) return;
    seen.add(focus.name);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches "${name}"; it goes over: ${[...seen].join(' | ')}`);
}

export async function press(page, name, key = 'Enter') {
  await reach(page, name);
  await page.keyboard.press(key);
}

/** Answers by keys, as `say` in person.mjs does by hand. */
export const type = {
  pick: (text) => (page) => press(page, text),
  tick: (...texts) => async (page) => {
    for (const text of texts) await press(page, text, 'Space');
    await press(page, 'Go on');
  },
  /** Into the field, which comes right after the heading. */
  write: (text) => async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.type(String(text));
    await press(page, 'Go on');
  },
  /** Radio buttons are one stop: Tab to the first, then arrow keys. */
  mark: (number) => async (page) => {
    await reach(page, '0');
    await page.keyboard.press('Space');
    for (let at = 0; at < number; ++at) await page.keyboard.press('ArrowRight');
    await press(page, 'Go on');
  },
  notThisSide: async (page) => {
    await press(page, 'No pain on this side');
    await press(page, 'Go on');
  },
};
