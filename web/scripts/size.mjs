// Prints what a visit costs: gzip bytes of script and style, for the first page and for each
// route on top of it. Ends with 1 if a page that a visit may begin with is over the budget.
// Usage: node scripts/size.mjs [FOLDER]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = process.argv[2] ?? 'dist';
const assets = join(folder, 'assets');
const budget_kb = 60;
/** What is seen first: by who is new, and by who comes back. */
const firstRoutes = ['Welcome', 'Today'];
const bytesPerKb = 1000;

const gzipOf = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
const kb = (bytes) => `${(bytes / bytesPerKb).toFixed(1).padStart(6)} kB`;

/** The files that a script needs before it can run, itself included. */
function closureOf(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  const text = readFileSync(join(assets, name), 'utf8');
  for (const [, other] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) {
    closureOf(other, found);
  }
  return found;
}

function sum(names) {
  return [...names].reduce((total, name) => total + gzipOf(join(assets, name)), 0);
}

const html = readFileSync(join(folder, 'index.html'), 'utf8');
const entry = basename(/<script type="module"[^>]*src="([^"]+)"/.exec(html)[1]);
const first = closureOf(entry);
const routes = readdirSync(assets)
  .filter((name) => /^[A-Z]\w*-[\w-]+\.js$/.test(name))
  .map((name) => ({ name: name.replace(/-[\w-]+\.js$/, ''), needs: closureOf(name) }))
  .map(({ name, needs }) => ({ name, more: sum([...needs].filter((one) => !first.has(one))) }))
  .filter(({ name }) => existsSync(`src/routes/${name}.svelte`));

const shell = sum(first);
console.log(`shell (any page)        ${kb(shell)} gzip`);
for (const { name, more } of routes.sort((a, b) => a.name.localeCompare(b.name))) {
  const isOver = shell + more > budget_kb * bytesPerKb;
  const note = isOver ? `  over ${budget_kb} kB` : '';
  if (isOver && firstRoutes.includes(name)) process.exitCode = 1;
  console.log(`+ ${name.padEnd(21)} ${kb(more)}  = ${kb(shell + more)}${note}`);
}
const styles = readdirSync(assets).filter((name) => name.endsWith('.css'));
console.log(`style, all routes       ${kb(sum(styles))} gzip`);
