// Lays out the skin beside the page, which goes on showing the line drawing meanwhile.
import type { SolidFigure } from '../core/solid';
import { layOutSkin } from './skin';

addEventListener('message', (event: MessageEvent<SolidFigure>) => {
  const skin = layOutSkin(event.data);
  postMessage(skin, { transfer: Object.values(skin).map((one) => one.buffer as ArrayBuffer) });
});
