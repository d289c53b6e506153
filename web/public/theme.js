// Runs before the first paint, so that a chosen theme does not flash. The rest of the settings is
// read later, by src/lib/state/settings.svelte.ts, from the same key.
(function () {
  try {
    var kept = JSON.parse(localStorage.getItem('plumbline.settings') || '{}');
    if (kept.theme === 'light' || kept.theme === 'dark') {
      document.documentElement.dataset.theme = kept.theme;
    }
  } catch {
    // Storage may be denied; the theme of the system holds then.
  }
})();
