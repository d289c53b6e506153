import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

const catalogue = (path: string) => fileURLToPath(new URL(`../../catalogue/${path}`, import.meta.url));
const listFile = catalogue('languages.yaml');
const safetyFile = (language: string) => catalogue(`text/${language}/safety.yaml`);
const virtualId = 'virtual:languages';
const resolvedId = `\0${virtualId}`;

interface Listed {
  id: string;
  name: string;
  direction: string;
  reviewed: string;
}

/** The languages of the texts, as `catalogue/languages.yaml` lists them. */
export function listLanguages(): Listed[] {
  const { languages } = parse(readFileSync(listFile, 'utf8')) as { languages: Listed[] };
  return languages.map(({ id, name, direction, reviewed }) => ({ id, name, direction, reviewed }));
}

/**
 * Bakes into the build which languages there are, and the words of the emergency page in each of
 * them: they must be there when nothing else is.
 */
export function languages(): Plugin {
  return {
    name: 'plumbline-languages',
    resolveId: (id) => (id === virtualId ? resolvedId : undefined),
    load(id) {
      if (id !== resolvedId) return undefined;
      const listed = listLanguages();
      for (const file of [listFile, ...listed.map((one) => safetyFile(one.id))]) this.addWatchFile(file);
      const words = listed.map((one) => [one.id, parse(readFileSync(safetyFile(one.id), 'utf8'))]);
      return [
        `export const languages = ${JSON.stringify(listed)};`,
        `export const safetyWords = ${JSON.stringify(Object.fromEntries(words))};`,
      ].join('\n');
    },
  };
}
