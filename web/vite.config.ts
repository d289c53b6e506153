import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { languages } from './scripts/languages.ts';
import { serviceWorker } from './scripts/service-worker.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A running `plumbline serve`, for `npm run dev`. */
const backend = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [svelte(), languages(), serviceWorker()],
  resolve: { alias: { $lib: here('./src/lib') } },
  build: {
    target: 'es2022',
    // Old enough that light-dark() is lowered: a phone of some years must show the colours too.
    cssTarget: ['chrome110', 'firefox110', 'safari16'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/plumbline.wasm', '/plumbline-loads.wasm', '/catalogue.json', '/texts'].map((path) => [
        path,
        backend,
      ]),
    ),
  },
  test: { include: ['src/**/*.test.ts'] },
});
