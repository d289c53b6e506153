import type { SolidFigure } from '../core/solid';
import type { Skin } from './skin';

let kept: Promise<Skin> | undefined;

/** The skin of the figure: made once, in a worker, and kept while the page is open. */
export function readSkin(figure: SolidFigure): Promise<Skin> {
  kept ??= new Promise<Skin>((resolve, reject) => {
    const worker = new Worker(new URL('./skin-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = (event: MessageEvent<Skin>) => {
      worker.terminate();
      resolve(event.data);
    };
    worker.onerror = (event) => {
      worker.terminate();
      kept = undefined;
      reject(new Error(event.message));
    };
    worker.postMessage(figure);
  });
  return kept;
}
