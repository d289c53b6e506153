// The order of the page's folders as a test: who may import whom, who may fetch, how files are
// named, how long a component may be, that
// styles know no left and no right. Prints every breach as file:line: error: … and fails.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** Folder → folders that it may use. `types`: of these only the types. */
const mayUse = {
  ui: { code: ['ui', 'logic'], types: [] },
  logic: { code: ['logic'], types: ['api', 'core'] },
  text: { code: ['text', 'logic'], types: [] },
  api: { code: ['api'], types: [] },
  core: { code: ['core'], types: ['api', 'logic'] },
  solid: { code: ['solid', 'logic'], types: ['core'] },
  state: { code: ['state', 'core', 'api', 'logic', 'text'], types: [] },
  parts: { code: ['parts', 'ui', 'state', 'solid', 'core', 'text', 'logic'], types: ['api'] },
  routes: { code: ['routes', 'parts', 'ui', 'state', 'core', 'text', 'logic'], types: ['api'] },
};
const mayFetch = ['src/lib/api/client.ts', 'src/service-worker.js'];
const longestComponent = 150;

const problems = [];
const report = (path, line, message) => problems.push(`${path}:${line}: error: ${message}`);

function folderOf(path) {
  const parts = path.split('/');
  return parts[1] === 'lib' ? parts[2] : parts[1];
}

function targetOf(path, specifier) {
  if (specifier.startsWith('$lib/')) return folderOf(`src/lib/${specifier.slice(5)}`);
  if (!specifier.startsWith('.')) return undefined;
  return folderOf(relative('.', join(path, '..', specifier)));
}

function checkImports(path, lines) {
  const rule = mayUse[folderOf(path)];
  if (!rule) return;
  const text = lines.join('\n');
  const imports = /^\s*(?:import|export)\s+(type\s)?[^;'"]*?(?:from\s+)?['"]([^'"]+)['"]/gm;
  for (const found of text.matchAll(imports)) {
    const target = targetOf(path, found[2]);
    if (!target || rule.code.includes(target)) continue;
    if (found[1] && rule.types.includes(target)) continue;
    const line = text.slice(0, found.index).split('\n').length;
    const what = rule.types.includes(target) ? `more than types of "${target}"` : `"${target}"`;
    report(path, line, `"${folderOf(path)}" must not use ${what}`);
  }
}

function checkFetch(path, lines) {
  if (mayFetch.includes(path)) return;
  lines.forEach((line, i) => {
    if (/\bfetch\(|XMLHttpRequest|navigator\.sendBeacon/.test(line)) {
      report(path, i + 1, 'only lib/api/client.ts talks to a server');
    }
  });
}

function checkName(path) {
  const name = basename(path);
  if (name === 'App.svelte' || name === 'virtual.d.ts') return;
  const fits = name.endsWith('.svelte')
    ? /^[A-Z][A-Za-z0-9]*\.svelte$/.test(name)
    : /^[a-z0-9]+(-[a-z0-9]+)*(\.svelte)?(\.test)?\.(ts|js|css)$/.test(name);
  if (!fits) report(path, 1, 'components are named like OneThing.svelte, others like one-thing.ts');
}

/** The sides of a page: what is on the left in one script is on the right in another. */
const physical =
  /(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b|border-(?:top|bottom)-(?:left|right)-radius|(?:^|[\s;{])(?:left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b/;
/** Bodies have a left and a right that no script changes. */
const drawsBodies = /(?:Figure\w*|BodyMap|Solid\w*)\.svelte$/;

function checkSides(path, lines) {
  if (drawsBodies.test(path)) return;
  let isStyle = path.endsWith('.css');
  lines.forEach((line, i) => {
    if (/^<style\b/.test(line)) isStyle = true;
    if (isStyle && physical.test(line)) {
      report(path, i + 1, 'a left or right of the screen; say inline-start or inline-end');
    }
  });
}

for (const entry of readdirSync('src', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  const lines = readFileSync(path, 'utf8').split('\n');
  checkName(path);
  if (/\.(svelte|css)$/.test(path)) checkSides(path, lines);
  if (!path.includes('.test.')) {
    checkImports(path, lines);
    checkFetch(path, lines);
  }
  if (path.endsWith('.svelte') && lines.length > longestComponent) {
    report(path, longestComponent, `longer than ${longestComponent} lines; split it`);
  }
}
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
