// Whether a page fits its screen: nothing runs out at the side, no text leaves its own box or is
// cut, and the bars that stand above the page leave room to read.
import assert from 'node:assert/strict';

/** The narrowest screen that a page must fit. */
export const narrow = { width: 320, height: 640 };
/** How much of the screen the bars at the top and the bottom may take together. */
const mostBars = 0.25;
/** How often a layout may go on changing before it counts as never steady. */
const mostLooks = 50;

/** Where everything stands, and whether a change of style is still under way. */
function readLayout(page) {
  return page.evaluate(() => {
    const still = 'body *:not(svg *, [role="progressbar"] *)';
    const places = [...document.querySelectorAll(still)].map((one) => {
      const { x, width, height } = one.getBoundingClientRect();
      return [x, width, height, getComputedStyle(one).fontSize].join(' ');
    });
    const isMoving = document.getAnimations().some((one) => one instanceof CSSTransition);
    return { isMoving, places: places.join('\n') };
  });
}

/** Waits until two looks at the page, a frame apart, show the same layout. */
export async function settle(page) {
  let before;
  for (let looks = 0; looks < mostLooks; ++looks) {
    const { isMoving, places } = await readLayout(page);
    if (!isMoving && places === before) return;
    before = places;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  throw new Error('the layout never came to rest');
}

/** The text of the page at so many times its usual size; 1 puts it back. */
export async function scaleText(page, times) {
  const sizeOf = () =>
    page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const setSize = (size) =>
    page.evaluate((wanted) => void (document.documentElement.style.fontSize = wanted), size);
  await setSize('');
  await settle(page);
  const usual = await sizeOf();
  if (times === 1) return;
  await setSize(`${usual * times}px`);
  await settle(page);
  assert.equal(await sizeOf(), usual * times, 'the size of the text did not change');
}

/** All that does not fit, one line each. */
export function findMisfits(page) {
  return page.evaluate((most) => {
    const { scrollWidth, clientWidth, clientHeight } = document.documentElement;
    const problems = [];
    const nameOf = (one) =>
      `${one.localName}${one.classList[0] ? `.${one.classList[0]}` : ''} "${one.textContent.trim().slice(0, 40)}"`;
    const styleOf = (one) => getComputedStyle(one);
    const isSeen = (one) => !one.closest('.unseen, .skip, [hidden]') && one.checkVisibility({ visibilityProperty: true });
    const scrolls = (one) => ['auto', 'scroll'].includes(styleOf(one).overflowX);
    const boxOf = (one) => {
      for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) if (scrolls(up)) return up;
      return undefined;
    };
    if (scrollWidth > clientWidth) problems.push(`the page is ${scrollWidth} px wide in ${clientWidth}`);

    const all = [...document.querySelectorAll('body *')].filter((one) => isSeen(one));
    for (const one of all) {
      if (one.ownerSVGElement || ['option', 'script', 'style'].includes(one.localName)) continue;
      const { left, right, width, height } = one.getBoundingClientRect();
      if (width === 0 || height === 0) continue;
      if (!boxOf(one) && (right > clientWidth + 1 || left < -1)) {
        problems.push(`${nameOf(one)} reaches from ${Math.round(left)} to ${Math.round(right)} px`);
      }
      const style = styleOf(one);
      if (scrolls(one) && one.scrollWidth > one.clientWidth + 1) {
        const isNamed = one.tabIndex >= 0 && one.role && one.ariaLabel;
        if (!isNamed) problems.push(`${nameOf(one)} scrolls at the side, but not by keyboard or without a name`);
        continue;
      }
      if (style.display === 'inline') continue;
      const isWider = one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
      const isCut = ['hidden', 'clip'].includes(style.overflowX);
      const hasText = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
      if (isWider && (hasText || isCut) && !['input', 'textarea', 'select'].includes(one.localName)) {
        problems.push(`${nameOf(one)} is ${one.scrollWidth} px wide in ${one.clientWidth}`);
      }
      if (isCut && one.scrollHeight > one.clientHeight + 1 && hasText) {
        problems.push(`${nameOf(one)} is cut at the bottom`);
      }
    }

    const bars = all.filter(
      (one) => ['sticky', 'fixed'].includes(styleOf(one).position) && one.clientWidth >= clientWidth - 1,
    );
    const taken = bars.reduce((sum, bar) => {
      const { top, bottom } = bar.getBoundingClientRect();
      return sum + Math.max(0, Math.min(bottom, clientHeight) - Math.max(top, 0));
    }, 0);
    if (taken > most * clientHeight) {
      problems.push(`the bars take ${Math.round(taken)} of ${clientHeight} px`);
    }
    return problems;
  }, mostBars);
}
