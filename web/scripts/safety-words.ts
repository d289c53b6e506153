import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

const virtualId = 'virtual:safety-words';
const resolvedId = `\0${virtualId}`;

/** Bakes the words of the emergency page into the build: they must be there when nothing else is. */
export function safetyWords(file: string): Plugin {
  return {
    name: 'plumbline-safety-words',
    resolveId: (id) => (id === virtualId ? resolvedId : undefined),
    load(id) {
      if (id !== resolvedId) return undefined;
      this.addWatchFile(file);
      return `export default ${JSON.stringify(parse(readFileSync(file, 'utf8')))};`;
    },
  };
}
