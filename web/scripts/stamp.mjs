// Gives the service worker a version of everything that it keeps: the page, the core and the
// catalogue. Called when all of them lie in their places.
// Usage: node scripts/stamp.mjs FOLDER_OF_THE_PAGE CATALOGUE.json
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const [folder, catalogue] = process.argv.slice(2);
if (!folder || !catalogue) {
  console.error('Usage: node scripts/stamp.mjs FOLDER_OF_THE_PAGE CATALOGUE.json');
  process.exit(2);
}

const worker = join(folder, 'sw.js');
const line = /const version = "[^"]*";/;
const text = readFileSync(worker, 'utf8');
if (!line.test(text)) {
  console.error(`${worker}: error: has no line const version = "…";`);
  process.exit(1);
}

const hash = createHash('sha256').update(text.replace(line, '')).update(readFileSync(catalogue));
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !['.br', '.gz'].includes(extname(entry.name)))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => path !== worker)
  .sort();
for (const path of files) hash.update(path.slice(folder.length)).update(readFileSync(path));
writeFileSync(worker, text.replace(line, `const version = "${hash.digest('hex').slice(0, 12)}";`));
