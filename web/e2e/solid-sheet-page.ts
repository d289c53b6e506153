// In the browser: one exercise after the other on one canvas, gathered on a sheet.
import { Core } from '../src/lib/core/core';
import { CoreModule } from '../src/lib/core/module';
import type { Ribbon } from '../src/lib/core/solid';
import { loadsAt } from '../src/lib/logic/ribbon';
import { looks } from '../src/lib/solid/look';
import { layOutSkin } from '../src/lib/solid/skin';
import { Stage } from '../src/lib/solid/stage';

interface Sheet {
  tile: number;
  high: number;
  columns: number;
  dark: boolean;
  turned: number;
  close: boolean;
}
interface Shown {
  id: string;
  level: number;
}

async function open() {
  const text = await (await fetch('/catalogue.json')).text();
  const core = new Core(await CoreModule.compile(await fetch('/plumbline.wasm')));
  core.loadCatalogue(text);
  const engine = await CoreModule.compile(await fetch('/plumbline-loads.wasm'));
  const { body, loads, movements } = JSON.parse(text);
  engine.call('load_body', JSON.stringify({ body, loads, movements }));
  const start = performance.now();
  // Cold, as a visitor has it.
  const skin = layOutSkin(core.solid());
  return { core, engine, skin, movements, skinMs: performance.now() - start };
}

let opened: Awaited<ReturnType<typeof open>>;

/** What there is to show: every level that has keyframes of its own. */
async function list() {
  opened = await open();
  const shown: Shown[] = opened.movements.flatMap(
    ({ id, keyframes }: { id: string; keyframes: { levels?: number[] }[] }) => {
      const own = new Set(keyframes.flatMap(({ levels = [] }) => levels));
      const all = keyframes.some(({ levels }) => !levels?.length);
      const levels = own.size === 0 ? [1] : [...own].sort((a, b) => a - b);
      if (all && own.size > 0 && !own.has(1)) levels.unshift(1);
      return levels.map((level) => ({ id, level }));
    },
  );
  return { shown, skinMs: opened.skinMs, vertices: opened.skin.cloth.length };
}

const picture = document.createElement('canvas');
document.body.append(picture);

function draw(all: Shown[], { tile, high, columns, dark, turned, close }: Sheet) {
  const { core, engine, skin } = opened;
  const tiles: { name: string; image: HTMLCanvasElement }[] = [];
  let ms = 0;
  for (const { id, level } of all) {
    const course = core.movement(id, level)!;
    const reply = JSON.parse(engine.call('ribbon', JSON.stringify({ id, level })));
    const ribbon = reply.ok as Ribbon | undefined;
    const keys = ribbon?.moments.filter(({ key }) => key) ?? [{ t_s: 0, key: '?' }];
    const times = Array.from({ length: 13 }, (_, i) => (course.duration_s * i) / 12);
    const movement = core.frames(id, level, [...times, ...keys.map(({ t_s }) => t_s)], false)!;
    picture.style.width = `${tile}px`;
    picture.style.height = `${high}px`;
    const stage = new Stage(picture, core.solid(), skin, movement, looks[dark ? 'dark' : 'light']);
    stage.eye.yaw_deg += turned;
    stage.lookCloser(close);
    keys.forEach(({ t_s, key }, i) => {
      const start = performance.now();
      stage.pose(movement.moments[13 + i]!, ribbon && loadsAt(ribbon, t_s));
      stage.draw();
      const image = Object.assign(document.createElement('canvas'), { width: tile, height: high });
      image.getContext('2d')!.drawImage(picture, 0, 0, tile, high);
      ms += performance.now() - start;
      tiles.push({ name: `${id} ${level} ${key}`, image });
    });
    stage.dispose();
  }
  const rows = Math.ceil(tiles.length / columns);
  const sheet = Object.assign(document.createElement('canvas'), {
    width: columns * tile,
    height: rows * high,
  });
  const pen = sheet.getContext('2d')!;
  pen.fillStyle = dark ? '#162026' : '#f6f2ec';
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.font = '13px sans-serif';
  tiles.forEach(({ name, image }, i) => {
    const [x, y] = [(i % columns) * tile, Math.floor(i / columns) * high];
    pen.drawImage(image, x, y);
    pen.fillStyle = dark ? '#fff' : '#000';
    pen.fillText(name, x + 6, y + 16);
  });
  return { data: sheet.toDataURL('image/png'), tiles: tiles.length, ms };
}

/** What the engine takes here, by the calls of bench/ribbons.cpp. */
function timeLoads() {
  const { engine, movements } = opened;
  let moments = 0;
  let ribbons = 0;
  const begun = performance.now();
  for (const { id } of movements) {
    const { ok } = JSON.parse(engine.call('ribbon', JSON.stringify({ id, level: 1 })));
    if (!ok) continue;
    moments += (ok as Ribbon).moments.length;
    ribbons += 1;
  }
  const ribbonMs = performance.now() - begun;
  const postures = 200;
  const contacts = [{ point: 'heel' }, { point: 'ball' }];
  const asked = performance.now();
  for (let i = 0; i < postures; i += 1)
    engine.call('loads', JSON.stringify({ scenarios: [{ name: 'bow', angles_deg: { pit: -(i % 30) }, balance: 'feet', contacts }] }));
  const postureMs = performance.now() - asked;
  return { ribbons, moments, ribbonMs, postures, postureMs };
}

/** What a picture costs at this size, moving and still with its ghost; milliseconds of each, sorted. */
function timePictures(id: string, [width, height]: [number, number], rounds: number) {
  const { core, skin } = opened;
  const course = core.movement(id, 1)!;
  const times = Array.from({ length: rounds }, (_, i) => (course.duration_s * i) / rounds);
  const movement = core.frames(id, 1, times, false)!;
  picture.style.width = `${width}px`;
  picture.style.height = `${height}px`;
  const stage = new Stage(picture, core.solid(), skin, movement, looks.light);
  const pixel = new Uint8Array(4);
  const gl = picture.getContext('webgl2')!;
  const measure = (ghost: boolean) => {
    stage.haunt(ghost ? movement.moments[0] : undefined);
    const all = movement.moments.map((moment) => {
      const begun = performance.now();
      stage.pose(moment, undefined);
      const posed = performance.now();
      stage.draw();
      // The picture is there when one of its pixels can be read.
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      return { pose: posed - begun, whole: performance.now() - begun };
    });
    const sorted = (name: 'pose' | 'whole') => all.map((one) => one[name]).sort((a, b) => a - b);
    return { ...stage.cost, pose: sorted('pose'), whole: sorted('whole') };
  };
  const found = { moving: measure(false), still: measure(true) };
  stage.dispose();
  return found;
}

Object.assign(globalThis, { solidSheet: { list, draw, timeLoads, timePictures } });
