import type { SolidFigure } from '../core/solid';
import type { Skin } from './skin';

/** Kept by the page, so that a body is laid out once on a device. */
export interface SkinShelf {
  read<T>(key: string): Promise<T | undefined>;
  write(key: string, value: unknown): Promise<void>;
}

/** Counts with every change of how a skin is laid out. */
const version = 2;
const shelfKey = 'solid.skin';
const made = new Map<string, Promise<Skin>>();

/** Says whether a kept skin is of this figure (FNV-1a over what the figure is). */
function findName(figure: SolidFigure): string {
  const text = JSON.stringify(figure);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return `${version}.${text.length}.${hash.toString(16)}`;
}

function layOut(figure: SolidFigure): Promise<Skin> {
  return new Promise<Skin>((resolve, reject) => {
    const worker = new Worker(new URL('./skin-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = (event: MessageEvent<Skin>) => {
      worker.terminate();
      resolve(event.data);
    };
    worker.onerror = (event) => {
      worker.terminate();
      reject(new Error(event.message));
    };
    worker.postMessage(figure);
  });
}

async function find(figure: SolidFigure, name: string, shelf: SkinShelf): Promise<Skin> {
  const kept = await shelf.read<{ name: string; skin: Skin }>(shelfKey).catch(() => undefined);
  if (kept?.name === name) return kept.skin;
  const skin = await layOut(figure);
  // Whether it can be kept does not matter to the figure.
  void shelf.write(shelfKey, { name, skin }).catch(() => undefined);
  return skin;
}

/** The skin of the figure: from this page, from this device, or laid out in a worker. */
export function readSkin(figure: SolidFigure, shelf: SkinShelf): Promise<Skin> {
  const name = findName(figure);
  let skin = made.get(name);
  if (!skin) {
    skin = find(figure, name, shelf);
    skin.catch(() => made.delete(name));
    made.set(name, skin);
  }
  return skin;
}
