/** Slower pictures than these, one after the other, ask for fewer pixels. */
const slow_ms = 90;
const slowInARow = 5;

/**
 * Tells the seconds that the figure has moved for, before each picture, while it can be
 * seen. A hidden page gets no pictures from the browser, and a figure out of sight none from here.
 */
export function openClock(
  shown: HTMLElement,
  tell: (seconds: number) => void,
  onslow: () => void = () => undefined,
): () => void {
  let frame = 0;
  let seconds = 0;
  let before: number | undefined;
  let slow = 0;
  const step = (now: number) => {
    // After a pause the movement goes on from where it was.
    const past = before === undefined ? 0 : now - before;
    before = now;
    slow = past > slow_ms ? slow + 1 : 0;
    if (slow === slowInARow) onslow();
    seconds += Math.min(past, 500) / 1000;
    tell(seconds);
    frame = requestAnimationFrame(step);
  };
  const observer = new IntersectionObserver(([entry]) => {
    cancelAnimationFrame(frame);
    before = undefined;
    if (entry?.isIntersecting) frame = requestAnimationFrame(step);
  });
  observer.observe(shown);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}

/** Calls back when light turns to dark or back, by the device or by the setting. */
export function watchTheme(changed: () => void): () => void {
  let was = watchTheme.isDark();
  const look = () => {
    const is = watchTheme.isDark();
    if (is !== was) changed();
    was = is;
  };
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', look);
  const observer = new MutationObserver(look);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    media.removeEventListener('change', look);
    observer.disconnect();
  };
}
watchTheme.isDark = (): boolean => {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
};
