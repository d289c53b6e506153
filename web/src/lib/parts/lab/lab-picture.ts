import { saveBlob } from '../../state/save-file';

const inlined = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-family'];

/** A plot of the page as a file of its own: its colours go with it, and a line says what it is. */
export function writeSvg(svg: SVGSVGElement, note: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((node, i) => {
    const style = getComputedStyle(from[i]!);
    for (const name of inlined) node.setAttribute(name, style.getPropertyValue(name));
    node.removeAttribute('class');
    node.removeAttribute('style');
  });
  const { x, y, width, height } = svg.viewBox.baseVal;
  const foot = 22;
  const paper = getComputedStyle(document.documentElement).getPropertyValue('background-color');
  const make = (name: string, members: Record<string, string | number>) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(members)) node.setAttribute(key, String(value));
    return node;
  };
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `${x} ${y} ${width} ${height + foot}`);
  copy.setAttribute('width', String(width * 2));
  copy.setAttribute('height', String((height + foot) * 2));
  copy.removeAttribute('class');
  const words = make('text', { x: x + 6, y: y + height + 14, 'font-size': 9, 'font-family': 'sans-serif' });
  words.setAttribute('fill', getComputedStyle(svg).color);
  words.textContent = note;
  copy.prepend(make('rect', { x, y, width, height: height + foot, fill: paper }));
  copy.append(words);
  return new XMLSerializer().serializeToString(copy);
}

/** The figure, where there is one, and the plot beneath it. */
export async function savePicture(
  name: string,
  svg: string,
  take: (() => HTMLCanvasElement) | undefined,
): Promise<void> {
  const plot = new Image();
  plot.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await plot.decode();
  const width = plot.width;
  const figure = take?.();
  const above = figure ? Math.round((figure.height / figure.width) * width) : 0;
  const sheet = Object.assign(document.createElement('canvas'), { width, height: above + plot.height });
  const pen = sheet.getContext('2d')!;
  pen.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
  pen.fillRect(0, 0, sheet.width, sheet.height);
  // At once, before the browser clears it.
  if (figure) pen.drawImage(figure, 0, 0, width, above);
  pen.drawImage(plot, 0, above);
  const blob = await new Promise<Blob | null>((resolve) => sheet.toBlob(resolve, 'image/png'));
  if (blob) saveBlob(name, blob);
}
