// The therapist's report: what the core says of the weeks, on one sheet of paper, A4 and Letter.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, findBarriers } from './browser.mjs';
import { headingOf } from './person.mjs';
import { makeWeeks } from './weeks.mjs';
import { readJournal, World } from './world.mjs';

let world;
before(async () => {
  world = await World.open('2026-12-20T11:00:00+01:00');
});
after(() => world.close());

/** How many sheets a printed page takes. */
async function countSheets(page, format) {
  const pdf = await page.pdf({ format, preferCSSPageSize: false });
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
}

for (const [name, journal] of [
  ['Lena', makeWeeks()],
  ['Ruth', readJournal('signed_clearance')],
]) {
  test(`${name}: one page to read, and one sheet to print`, async () => {
    await world.addPerson(name, journal);
    const page = await world.visitAs(name, { still: true });
    // A paper that was looked at before leaves nothing behind.
    await page.getByRole('link', { name: 'On paper' }).click();
    await headingOf(page).filter({ hasText: 'My programme' }).waitFor();
    await page.getByRole('link', { name: 'Record', exact: true }).click();
    await page.getByRole('link', { name: 'Report for your therapist' }).click();
    await headingOf(page).filter({ hasText: 'Report for your therapist' }).waitFor();
    const sheet = page.locator('[data-sheet="report"]');
    assert.ok(await sheet.getByText(name, { exact: true }).isVisible());
    for (const heading of ['Questions to you', 'What was done', 'What changed in the plan, and why']) {
      assert.ok(await sheet.getByRole('heading', { name: heading }).isVisible(), heading);
    }
    const said = await sheet.textContent();
    assert.ok(!/<[a-z_.]+>|undefined|NaN|\{/.test(said), said);
    assert.deepEqual(await findBarriers(page), []);
    for (const format of ['A4', 'Letter']) assert.equal(await countSheets(page, format), 1, format);
    assertQuiet(page);
  });
}
