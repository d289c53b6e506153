// The figure in three dimensions, by its pixels, in a browser that draws WebGL in software.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, desktop, findBarriers } from './browser.mjs';
import { headingOf } from './person.mjs';
import { readJournal, World } from './world.mjs';

/** Software drawing on a busy machine takes its time, and so does laying out the skin. */
const patience = { timeout: 90_000 };

let world;
let page;
before(async () => {
  world = await World.open('2026-11-06T11:00:00+01:00', { webgl: true });
  await world.addPerson('Sofia', readJournal('three_good_days'));
  page = await world.visitAs('Sofia', { still: true, viewport: desktop });
});
after(() => world.close());

const canvas = () => page.locator('[data-solid] canvas');

async function openSolid(path, heading) {
  await page.goto(path);
  await headingOf(page).filter({ hasText: heading }).waitFor();
  await page.getByRole('switch', { name: '3-D' }).check();
  await page.locator('[data-solid="shown"]').waitFor(patience);
  await page.getByRole('heading', { name: 'The load over time' }).waitFor(patience);
}

/** The canvas by itself as a PNG: what lies over it is away. */
async function takePicture() {
  const show = (visibility) =>
    page
      .locator('.look, .over')
      .evaluateAll((all, now) => all.forEach((one) => (one.style.visibility = now)), visibility);
  await show('hidden');
  const picture = (await canvas().screenshot()).toString('base64');
  await show('');
  return picture;
}

/** Counts of pixels on the canvas: drawn on, clearly cool, clearly warm. */
async function countPixels() {
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const { width, height } = image;
    const paper = Object.assign(document.createElement('canvas'), { width, height });
    const pen = paper.getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data: rgba } = pen.getImageData(0, 0, width, height);
    const found = { drawn: 0, cool: 0, warm: 0, all: width * height };
    for (let i = 0; i < rgba.length; i += 4) {
      const [r, g, b] = rgba.slice(i, i + 3);
      if (Math.abs(r - rgba[0]) + Math.abs(g - rgba[1]) + Math.abs(b - rgba[2]) > 40) found.drawn += 1;
      if (b - r > 70) found.cool += 1;
      if (r - b > 95) found.warm += 1;
    }
    return found;
  }, await takePicture());
}

/**
 * The disc that is named at the figure: its per cent, and how near to a colour the pixels about it
 * come, 0 to 255 away.
 */
async function lookAtDisc(colours) {
  const label = page.locator('[data-disc]');
  const percent = Number(/(-?\d+)\s%/.exec(await label.textContent())[1]);
  const at = (await label.getAttribute('data-disc')).split(' ').map(Number);
  const nearest = await page.evaluate(
    async ([data, [x, y], wanted]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const pen = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }).getContext('2d');
      pen.drawImage(image, 0, 0);
      const reach = 6;
      const { data: rgba } = pen.getImageData(x - reach, y - reach, 2 * reach, 2 * reach);
      return wanted.map((hex) => {
        const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
        let least = Infinity;
        for (let i = 0; i < rgba.length; i += 4)
          least = Math.min(least, Math.hypot(rgba[i] - r, rgba[i + 1] - g, rgba[i + 2] - b));
        return Math.round(least);
      });
    },
    [await takePicture(), at, colours],
  );
  return { percent, nearest };
}

/** The time along the ribbon at which its cursor stands, as a part of the whole. */
const cursorShare = () =>
  page.locator('line.cursor').evaluate((line) => {
    const width = line.ownerSVGElement.viewBox.baseVal.width - 2;
    return Number(line.getAttribute('x1')) / width;
  });

test('the discs of a hang are cool, and those of a hip hinge are not', async () => {
  await openSolid('/library/EX16', 'Hang with long legs');
  const hang = await countPixels();
  const cost = await canvas().getAttribute('data-cost');
  await openSolid('/library/EX36', 'Hip hinge');
  const raised = await countPixels();
  for (const [name, one] of Object.entries({ hang, raised }))
    assert.ok(one.drawn > one.all * 0.03, `${name}: a figure is there, ${JSON.stringify(one)}`);
  assert.ok(hang.cool > 15 && hang.cool > 4 * raised.cool, JSON.stringify({ hang, raised }));
  const [calls, triangles, ms] = cost.split(' ').map(Number);
  console.log(`a picture in software: ${calls} calls, ${triangles} triangles, ${ms} ms`);
  assert.ok(calls <= 20 && triangles < 300_000, `the cost of a picture with its ghost: ${cost}`);
});

test('the discs of a heavy lift are warm', async () => {
  await openSolid('/avoided/AV08', 'Heavy lifting');
  await page.getByRole('button', { name: 'Look closer' }).click();
  await page.waitForTimeout(1000);
  const lift = await countPixels();
  // The neck hangs, so its discs are cool; without colours there are fewer than eight warm spots.
  assert.ok(lift.warm > 40, JSON.stringify(lift));
  await openSolid('/library/EX36', 'Hip hinge');
});

// Colours of the scale in light: at half of standing, and at more than twice of it.
const [coolColour, warmColour] = ['#63A9D8', '#CF5A1E'];

test('the disc that is named has the colour of its load: a sit-up is warm where a hang is cool', async () => {
  const look = async (path, heading) => {
    await openSolid(path, heading);
    await page.getByRole('button', { name: 'Look closer' }).click();
    await page.waitForTimeout(1000);
    return lookAtDisc([coolColour, warmColour]);
  };
  const hang = await look('/library/EX16', 'Hang with long legs');
  const sitUp = await look('/avoided/AV01', 'Sit-up');
  await page.getByRole('switch', { name: 'Show the load in colours' }).uncheck();
  assert.equal(await page.locator('[data-disc]').count(), 0, 'without colours no disc is named');
  await page.getByRole('switch', { name: 'Show the load in colours' }).check();
  assert.equal(await page.locator('[data-chevrons]').getAttribute('data-chevrons'), 'together');
  assert.equal(await page.locator('[data-arrow] path').count(), 2, 'an arrow shows where the trunk went');
  const seen = JSON.stringify({ hang, sitUp });
  assert.ok(hang.percent < 60 && sitUp.percent > 180, seen);
  for (const [own, other] of [hang.nearest, sitUp.nearest.toReversed()])
    assert.ok(own < 60 && own + 40 < other, seen);
  await openSolid('/library/EX36', 'Hip hinge');
});

test('the colours can be switched off, and the keys turn the figure', async () => {
  await page.getByRole('switch', { name: 'Show the load in colours' }).uncheck();
  const plain = await countPixels();
  assert.ok(plain.cool < 8 && plain.warm < 8, JSON.stringify(plain));
  await page.getByRole('button', { name: 'Turn right' }).focus();
  const before = await canvas().screenshot();
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(500);
  assert.notDeepEqual(await canvas().screenshot(), before);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => !document.activeElement.closest('[role="group"]')), 'no trap');
});

test('who wants no motion steps through the key poses, and the cursor follows', async () => {
  await page.getByRole('radio', { name: 'Step 1' }).check();
  const first = await canvas().screenshot();
  assert.ok((await cursorShare()) < 0.02);
  assert.equal(await page.locator('[data-arrow]').count(), 0, 'nothing has moved yet');
  const costOf = async () => (await canvas().getAttribute('data-cost')).split(' ').map(Number);
  const [calls, triangles] = await costOf();
  assert.ok(calls <= 20 && triangles < 200_000, 'a picture without a ghost, as every moving one');
  await page.getByRole('radio', { name: 'Step 2' }).check();
  await page.waitForTimeout(500);
  assert.notDeepEqual(await canvas().screenshot(), first);
  assert.ok((await cursorShare()) > 0.98);
  assert.ok((await costOf())[1] > triangles, 'the ghost of the start is there');
});

/** What every disc carries at the key moments. */
const tableRows = () => page.getByRole('region', { name: 'Load in per cent of standing, a model estimate' }).locator('tbody tr');

test('one may look closer, and at the whole spine', async () => {
  const far = await countPixels();
  await page.getByRole('button', { name: 'Look closer' }).click();
  await page.waitForTimeout(500);
  const near = await countPixels();
  assert.ok(near.drawn > 1.5 * far.drawn, JSON.stringify({ far, near }));
  await page.getByRole('button', { name: 'Whole body' }).click();
  await page.getByRole('button', { name: 'Show the whole spine' }).click();
  await page.locator('svg rect').nth(24 * 4).waitFor(); // every disc at many times
  await page.getByText('The same as a table').click();
  await tableRows().nth(23).waitFor();
  assert.equal(await tableRows().count(), 24);
  await page.getByText('The same as a table').click();
  await page.getByRole('button', { name: 'Show one disc' }).click();
});

test('it says what it is, and keeps the rules of access', async () => {
  await page.getByRole('switch', { name: 'Show the load in colours' }).check();
  await page.getByRole('img', { name: /A figure that you can turn.*Hip hinge/ }).waitFor();
  await page.getByText('The same as a table').click();
  await tableRows().first().waitFor();
  assert.deepEqual(await findBarriers(page), []);
});

test('when the context is lost the drawing comes back, with a calm word', async () => {
  await canvas().evaluate((one) =>
    one.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext(),
  );
  await page.getByText('This device does not show the figure in 3-D.').waitFor();
  assert.ok((await page.locator('main svg path').count()) >= 50);
});

test('today shows a ribbon for each line, and the load of the session with its table', async () => {
  await page.goto('/today');
  const lines = page.locator('[data-ribbon]');
  await lines.first().waitFor();
  await page.locator('[data-total="shown"]').waitFor(patience);
  assert.equal(await lines.locator('svg').count(), await lines.count());
  const total = page.locator('[data-total]');
  for (const words of [/For about [\d.]+ minutes the disc L4\/L5/, /Unloading dose: about [\d]+/, /model estimates/])
    await total.getByText(words).first().waitFor();
  await total.getByText('The same as a table').click();
  assert.equal(await total.locator('tbody tr').count(), await lines.count());
});

test('in a session the figure leads, and its colours can be switched off', async () => {
  await page.goto('/session');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.locator('[data-solid="shown"]').waitFor(patience);
  await page.waitForTimeout(1500);
  const colours = page.getByRole('button', { name: 'Colours' });
  assert.equal(await colours.getAttribute('aria-pressed'), 'true');
  const cool = await countPixels();
  await colours.click();
  await page.waitForTimeout(500);
  const plain = await countPixels();
  assert.ok(cool.cool > 5 && plain.cool < cool.cool / 4, JSON.stringify({ cool, plain }));
  assert.deepEqual(await findBarriers(page), []);
  await page.getByRole('button', { name: '3-D' }).click();
  assert.equal(await page.locator('[data-solid]').count(), 0);
});

test('nothing went wrong on the way', () => assertQuiet(page));
