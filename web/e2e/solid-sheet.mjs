// Pictures of the solid figure at every keyframe of every level, to be looked at:
//   node e2e/solid-sheet.mjs OUT [--dark] [--tile 260x220] [--columns 6] [--turned DEGREES] [--close]
//     [ID…]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSolidPage } from './solid-page.mjs';

const [out, ...words] = process.argv.slice(2);
if (!out) {
  console.error('Say where the pictures go: node e2e/solid-sheet.mjs OUT [ID…]');
  process.exit(2);
}
const valueOf = (name, usual) => {
  const at = words.indexOf(name);
  return at < 0 ? usual : words.splice(at, 2)[1];
};
const [tile, high] = valueOf('--tile', '260x220').split('x').map(Number);
const columns = Number(valueOf('--columns', '6'));
const turned = Number(valueOf('--turned', '0'));
const dark = words.includes('--dark');
const close = words.includes('--close');
const wanted = words.filter((word) => !word.startsWith('--'));
const perSheet = 12;

const { page, close: leave } = await openSolidPage();
try {
  const { shown, skinMs, vertices } = await page.evaluate('solidSheet.list()');
  console.log(`skin: ${vertices} vertices in ${Math.round(skinMs)} ms`);
  mkdirSync(out, { recursive: true });
  const some = shown.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  for (let i = 0; i < some.length; i += perSheet) {
    const part = some.slice(i, i + perSheet);
    const { data, tiles, ms } = await page.evaluate(
      ([all, form]) => globalThis.solidSheet.draw(all, form),
      [part, { tile, high, columns, dark, turned, close }],
    );
    const name = `${part[0].id}-${part.at(-1).id}${dark ? '.dark' : ''}.png`;
    writeFileSync(join(out, name), Buffer.from(data.split(',')[1], 'base64'));
    console.log(`${name}: ${tiles} pictures, ${(ms / tiles).toFixed(0)} ms each`);
  }
} finally {
  await leave();
}
