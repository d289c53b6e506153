// The page's own service worker: the shell, the catalogue and the core are kept in one versioned
// cache, so that they always fit each other. Journals are never kept here, only by the page.
const version = 'built version';
const files = /*! built files */ [];
const beside = 'built besides';
const voice = '/voice/en';
const cacheName = `plumbline-${version}`;

/** `reload`: what the HTTP cache holds may be of an older build. */
function keepAll(cache, paths) {
  return cache.addAll(paths.map((path) => new Request(path, { cache: 'reload' })));
}

/** Without its voice the page works all the same, so that a failure here holds up nothing. */
async function keepVoice(cache) {
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

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(cacheName).then((cache) =>
      keepAll(cache, [...files, ...beside]).then(() => keepVoice(cache)),
    ),
  );
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

// A new version waits until the page says that no session is running.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
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
