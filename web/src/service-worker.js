// The page's own service worker: the shell, the catalogue and the core are kept in one versioned
// cache, so that they always fit each other. Journals are never kept here, only by the page.
const version = 'built version';
const files = /*! built files */ [];
const beside = 'built besides';
const cacheName = `plumbline-${version}`;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(cacheName).then((cache) =>
      // `reload`: what the HTTP cache holds may be of an older build.
      cache.addAll([...files, ...beside].map((path) => new Request(path, { cache: 'reload' }))),
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
