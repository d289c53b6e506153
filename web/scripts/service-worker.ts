import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { listLanguages } from './languages.ts';

const source = fileURLToPath(new URL('../src/service-worker.js', import.meta.url));
const placeholder = '/*! built files */ []';
/** Beside the built files the server also gives these; the worker keeps them for offline use. */
const beside = ['/catalogue.json', '/plumbline.wasm', '/plumbline-loads.wasm'];

/** Writes `sw.js`: the hand-written worker with the list of built files and a version of them. */
export function serviceWorker(): Plugin {
  return {
    name: 'plumbline-service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const built = Object.keys(bundle)
        .filter((name) => !name.endsWith('.map') && name !== 'index.html')
        .map((name) => `/${name}`)
        .sort();
      const files = ['/', '/icon.svg', '/manifest.webmanifest', '/theme.js', ...built];
      const text = readFileSync(source, 'utf8');
      const version = createHash('sha256')
        .update(text + files.join('\n'))
        .digest('hex')
        .slice(0, 12);
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: text
          .replace(placeholder, JSON.stringify(files))
          .replace("'built besides'", JSON.stringify(beside))
          .replace("'built languages'", JSON.stringify(listLanguages().map(({ id }) => id)))
          .replace("'built version'", JSON.stringify(version)),
      });
    },
  };
}
