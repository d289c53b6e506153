// What was measured as one file for the page: each scored row with its posture, its source, and what
// the engine said of it when this was built.
// Usage: node scripts/reference.mjs FOLDER_OF_VALIDATION ANSWER_OF_VALIDATE.json OUT.json
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const [folder, answer, out] = process.argv.slice(2);
if (!out) {
  console.error('Usage: node scripts/reference.mjs FOLDER ANSWER_OF_VALIDATE.json OUT.json');
  process.exit(2);
}
const read = (name) => parse(readFileSync(join(folder, name), 'utf8'));
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

const told = new Map(read('rows.yaml').rows.map((row) => [row.id, row]));
const scenarios = new Map();
const scored = new Map();
for (const name of files) {
  const { scenarios: some = [], scored: rows = [] } = read(name) ?? {};
  for (const one of some) if (!scenarios.has(one.name)) scenarios.set(one.name, one);
  for (const one of rows) scored.set(one.row, one);
}

const rows = [];
for (const { body, rows: found } of JSON.parse(readFileSync(answer, 'utf8')).bodies)
  for (const { id, measured, predicted, low, high, unit } of found) {
    // The first body of a set is ours; others show how little the height does.
    if (rows.some((row) => row.id === id)) continue;
    const row = told.get(id);
    const scenario = scenarios.get(scored.get(id)?.scenario);
    if (!row || !scenario) throw new Error(`${id} has no row or no posture`);
    const { activity, source, confirmed, level } = row;
    rows.push({ id, activity, source, confirmed, level, unit, measured, predicted, low, high, body, scenario });
  }
writeFileSync(out, JSON.stringify({ rows }));
