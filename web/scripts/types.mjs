// Writes src/lib/api/schema.ts from the JSON Schemas that `plumbline schema` prints, so that the
// page and the core speak of the same members. With --check it only says whether that is so.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = here('../../docs/reference/schema/');
const target = here('../src/lib/api/schema.ts');
const heading =
  '// Written by scripts/types.mjs from docs/reference/schema. Do not edit: npm run types (why so long: every described value)\n';

function nameOf(reference) {
  return reference.replace('#/$defs/', '');
}

function typeOf(schema) {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.enum) return schema.enum.map((value) => `'${value}'`).join(' | ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `${typeOf(schema.items)}[]`;
    case 'object':
      return `{ [name: string]: ${typeOf(schema.additionalProperties)} }`;
    default:
      throw new Error(`no TypeScript for ${JSON.stringify(schema)}`);
  }
}

function formatMembers(schema, left = []) {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties)
    .filter(([name]) => !left.includes(name))
    .map(([name, member]) => `  ${name}${required.has(name) ? '' : '?'}: ${typeOf(member)};\n`)
    .join('');
}

/** A table with a kind and a body becomes its other members and a map from kind to body. */
function formatVariant(name, schema) {
  const bodies = schema.oneOf
    .map(({ properties: { kind, body } }) => `  ${kind.const}: ${nameOf(body.$ref)};\n`)
    .join('');
  return (
    `export interface ${name}Head {\n${formatMembers(schema, ['kind', 'body'])}}\n` +
    `export interface ${name}Bodies {\n${bodies}}\n`
  );
}

function formatUnion(name, values) {
  const line = `export type ${name} = ${values.join(' | ')};\n`;
  return line.length <= 100
    ? line
    : `export type ${name} =\n${values.map((value) => `  | ${value}`).join('\n')};\n`;
}

function formatDefinition(name, schema) {
  if (schema.oneOf) return formatVariant(name, schema);
  if (schema.enum) return formatUnion(name, schema.enum.map((value) => `'${value}'`));
  if (schema.properties) return `export interface ${name} {\n${formatMembers(schema)}}\n`;
  const words = schema.description ? `/** ${schema.description} */\n` : '';
  return `${words}export type ${name} = ${typeOf(schema)};\n`;
}

function makeTypes() {
  const written = new Map();
  for (const file of ['event.json', 'plan.json', 'outlooks.json', 'difference.json', 'replay.json', 'report.json']) {
    const { $defs } = JSON.parse(readFileSync(folder + file, 'utf8'));
    for (const [name, schema] of Object.entries($defs)) {
      const text = formatDefinition(name, schema);
      if (written.has(name) && written.get(name) !== text) {
        throw new Error(`${file}: ${name} means something else in another schema`);
      }
      written.set(name, text);
    }
  }
  return heading + '\n' + [...written.values()].join('\n');
}

const fresh = makeTypes();
if (process.argv.includes('--check')) {
  let kept = '';
  try {
    kept = readFileSync(target, 'utf8');
  } catch {
    // Not there is as stale as it gets.
  }
  if (kept !== fresh) {
    console.error('src/lib/api/schema.ts: error: older than docs/reference/schema; npm run types');
    process.exit(1);
  }
} else {
  writeFileSync(target, fresh);
}
