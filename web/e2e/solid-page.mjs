// A page with the figure, the core and the load engine, and nothing else of the page around them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { openBrowser } from './browser.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const served = here('../../build/share/plumbline/web/');

/** Gives the page, whose `solidSheet` is that of solid-sheet-page.ts, and what closes it. */
export async function openSolidPage() {
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { $lib: here('../src/lib') } },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: here('solid-sheet-page.ts'), formats: ['es'], fileName: 'sheet' },
    },
  }).then((built) => (Array.isArray(built) ? built[0] : built));
  const browser = await openBrowser({ webgl: true });
  const page = await browser.newPage();
  page.on('pageerror', (fault) => console.error(String(fault)));
  await page.route('http://sheet/**', (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') {
      const contentType = 'text/html';
      return route.fulfill({ contentType, body: '<script type="module" src="/sheet.js"></script>' });
    }
    if (name === 'sheet.js')
      return route.fulfill({ contentType: 'text/javascript', body: output[0].code });
    const contentType = name.endsWith('.wasm') ? 'application/wasm' : 'application/json';
    return route.fulfill({ contentType, body: readFileSync(join(served, name)) });
  });
  await page.goto('http://sheet/');
  await page.waitForFunction('globalThis.solidSheet');
  return { page, close: () => browser.close() };
}
