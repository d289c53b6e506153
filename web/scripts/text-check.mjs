// Every text that the page asks for must be in the catalogue, with the inputs that it fills, and
// every text of the page's own families must be asked for by something. Every other language has the
// same keys.
// Prints every problem as file:line: error: … and fails.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseSvelte } from 'svelte/compiler';
import { parseDocument } from 'yaml';

const allTexts = '../catalogue/text';
/** The language that the page is written against; the others have the same keys. */
const sourceLanguage = 'en';
const ownFamilies = ['page.', 'coach.', 'unit.', 'safety.'];
/** Read by country, under a prefix that is put together in several places. */
const looseFamily = 'safety.';
/** Folders of the core that name texts by key. */
const coreFolders = ['../src/coach'];

const problems = [];
const report = (path, line, message) => problems.push(`${path}:${line}: error: ${message}`);

/** For the check of the catalogue alone: it must be the name of its folder. */
const readByCatalogue = 'page.language';
const pluralForm = /\.(zero|one|two|few|many)$/;

/** key → { text, path, line } of every file of texts in one language. */
function readTexts(language) {
  const texts = new Map();
  const folder = join(allTexts, language);
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.yaml'))) {
    const path = join(folder, name);
    const source = readFileSync(path, 'utf8');
    for (const pair of parseDocument(source).contents?.items ?? []) {
      const line = source.slice(0, pair.key.range[0]).split('\n').length;
      texts.set(pair.key.value, { text: String(pair.value.value), path, line });
    }
  }
  return texts;
}

/** Calls fn with every node of a syntax tree. */
function walk(node, fn) {
  if (Array.isArray(node)) node.forEach((one) => walk(one, fn));
  else if (node && typeof node === 'object') {
    if (typeof node.type === 'string') fn(node);
    for (const value of Object.values(node)) if (value && typeof value === 'object') walk(value, fn);
  }
}

/** The keys that an expression can be: exact ones, and patterns where a part is computed. */
function keysOf(node) {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [{ exact: node.value }] : [];
    case 'TemplateLiteral': {
      const parts = node.quasis.map((part) => part.value.cooked.replaceAll('.', '\\.'));
      if (parts.length === 1) return [{ exact: node.quasis[0].value.cooked }];
      return [{ pattern: parts.join('.+'), start: node.quasis[0].value.cooked }];
    }
    case 'ConditionalExpression':
      return [...keysOf(node.consequent), ...keysOf(node.alternate)];
    default:
      return [];
  }
}

function inputsOf(node) {
  if (!node) return [];
  if (node.type !== 'ObjectExpression') return undefined;
  return node.properties.map((property) => property.key?.name ?? property.key?.value);
}

class TextCheck {
  constructor(texts) {
    this.texts = texts;
    this.asked = new Set([readByCatalogue]);
    this.patterns = [];
    /** Patterns that begin with a variable: they reach anything, so they excuse little. */
    this.loosePatterns = [];
  }

  checkFile(path) {
    const source = readFileSync(path, 'utf8');
    const isSvelte = path.endsWith('.svelte');
    const before = '<script lang="ts">';
    const tree = parseSvelte(isSvelte ? source : `${before}${source}</script>`, { modern: true });
    const shift = isSvelte ? 0 : before.length;
    walk(tree, (node) => {
      if (node.type === 'Literal' && typeof node.value === 'string') this.asked.add(node.value);
      if (node.type !== 'CallExpression') return;
      const line = source.slice(0, node.start - shift).split('\n').length;
      this.checkCall(path, line, node.callee?.name, node.arguments);
    });
  }

  checkCall(path, line, called, [first, ...rest]) {
    const endings = { t: [''], hasText: [''], tn: ['.one', '.other'], texts: ['.1'] }[called];
    if (!endings) return;
    for (const key of keysOf(first)) {
      if (key.pattern !== undefined) {
        this.checkPattern(path, line, key, called);
        continue;
      }
      for (const ending of endings) {
        this.asked.add(key.exact + ending);
        if (called === 'texts') this.askAll(key.exact);
        if (called === 'hasText') continue;
        this.checkExact(path, line, key.exact + ending, called, rest);
      }
    }
  }

  askAll(prefix) {
    for (let n = 1; this.texts.has(`${prefix}.${n}`); n += 1) this.asked.add(`${prefix}.${n}`);
  }

  checkExact(path, line, key, called, rest) {
    const found = this.texts.get(key);
    if (!found) return report(path, line, `asks for the text "${key}", which is not there`);
    const inputs = inputsOf(rest[called === 'tn' ? 1 : 0]);
    if (!inputs || called === 'texts') return;
    const given = called === 'tn' ? [...inputs, 'count'] : inputs;
    for (const [, name] of found.text.matchAll(/\{(\w+)\}/g)) {
      if (given.includes(name)) continue;
      report(path, line, `gives no {${name}} to the text "${key}" (${found.path}:${found.line})`);
    }
  }

  checkPattern(path, line, { pattern, start }, called) {
    const ending = called === 'texts' ? '\\.\\d+' : called === 'tn' ? '\\.(zero|one|two|few|many|other)' : '';
    const whole = new RegExp(`^${pattern}${ending}$`);
    (start ? this.patterns : this.loosePatterns).push(whole);
    if (!start || called === 'hasText') return;
    if (![...this.texts.keys()].some((key) => whole.test(key))) {
      report(path, line, `asks for texts like ${whole.source}, of which there are none`);
    }
  }

  /** Keys that the core names; one that ends with a dot is the beginning of several. */
  learnFromCore(path) {
    for (const [, key] of readFileSync(path, 'utf8').matchAll(/"(coach\.[a-z_.]*)"/g)) {
      if (key.endsWith('.')) this.patterns.push(new RegExp(`^${key.replaceAll('.', '\\.')}.+$`));
      else this.asked.add(key);
    }
  }

  checkUnused() {
    for (const [key, { path, line }] of this.texts) {
      if (!ownFamilies.some((family) => key.startsWith(family))) continue;
      const excused = key.startsWith(looseFamily) ? this.loosePatterns : [];
      const patterns = [...this.patterns, ...excused];
      if (this.asked.has(key) || patterns.some((pattern) => pattern.test(key))) continue;
      report(path, line, `"${key}" is a text that nothing asks for`);
    }
  }
}

/** A translation says something under every key of the source, and under no other. */
function checkSameKeys(language, source) {
  const texts = readTexts(language);
  for (const [key, { path, line }] of source) {
    // Which plural forms a language needs, the check of the catalogue knows.
    if (pluralForm.test(key) || texts.has(key)) continue;
    report(path, line, `"${key}" is not in ${join(allTexts, language)}; translate it`);
  }
  for (const [key, { path, line }] of texts) {
    if (pluralForm.test(key) || source.has(key)) continue;
    report(path, line, `"${key}" is not in ${join(allTexts, sourceLanguage)}; remove it`);
  }
}

function filesOf(folder, endings) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const check = new TextCheck(readTexts(sourceLanguage));
for (const path of filesOf('src', ['.svelte', '.ts'])) {
  if (!path.includes('.test.') && !path.endsWith('.d.ts')) check.checkFile(path);
}
for (const folder of coreFolders) {
  for (const path of filesOf(folder, ['.cpp'])) check.learnFromCore(path);
}
check.checkUnused();
for (const language of readdirSync(allTexts)) {
  if (language !== sourceLanguage) checkSameKeys(language, check.texts);
}
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
