// The page's own service worker: the shell, the catalogue, the core, and the texts and the voice of
// the languages that are spoken here are kept in one versioned cache, so that they always fit each
// other. Journals are never kept here, only by the page.
const version = 'built version';
const files = /*! built files */ [];
const beside = 'built besides';
const languages = 'built languages';
const cacheName = `plumbline-${version}`;

const textsOf = (language) => `/texts/${language}.json`;

/** `reload`: what the HTTP cache holds may be of an older build. */
function keepAll(cache, paths) {
  return cache.addAll(paths.map((path) => new Request(path, { cache: 'reload' })));
}

/** Without its voice the page works all the same, so that a failure here holds up nothing. */
async function keepVoice(cache, language) {
  const voice = `/voice/${language}`;
  try {
    await keepAll(cache, [`${voice}/index.json`]);
    const index = await (await cache.match(`${voice}/index.json`)).json();
    await keepAll(
      cache,
      [...Object.keys(index.files), 'silence'].map((file) => `${voice}/${file}.mp3`),
    );
  } catch (fault) {
    console.warn('The voice could not be kept for later.', fault);
  }
}

/** The languages that were kept so far; on the first visit that of the device, as the page does. */
async function findSpoken() {
  const kept = await Promise.all(languages.map((one) => caches.match(textsOf(one))));
  const spoken = languages.filter((_, i) => kept[i]);
  if (spoken.length > 0) return spoken;
  const own = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]);
  return [own.find((tag) => languages.includes(tag)) ?? languages[0]];
}

async function install() {
  const spoken = await findSpoken();
  const cache = await caches.open(cacheName);
  await keepAll(cache, [...files, ...beside, ...spoken.map(textsOf)]);
  for (const language of spoken) await keepVoice(cache, language);
}

async function keepLanguage(language) {
  const cache = await caches.open(cacheName);
  if (!languages.includes(language) || (await cache.match(textsOf(language)))) return;
  await keepAll(cache, [textsOf(language)]);
  await keepVoice(cache, language);
}

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('plumbline-') && name !== cacheName)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('message', (event) => {
  // A new version waits until the page says that no session is running.
  if (event.data === 'take-over') self.skipWaiting();
  else if (event.data?.keep) event.waitUntil(keepLanguage(event.data.keep));
});

async function answer(request) {
  const cache = await caches.open(cacheName);
  const path = request.mode === 'navigate' ? '/' : request;
  const kept = await cache.match(path, { ignoreSearch: true });
  return kept ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/api/')) return;
  event.respondWith(answer(event.request));
});
