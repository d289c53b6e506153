import type { Exported } from '../api/types';

/** Gives a file that was made here to the device; nothing leaves the page. */
export function saveFile({ name, text }: Exported): void {
  saveBlob(name, new Blob([text], { type: typeOf(name) }));
}
function typeOf(name: string): string {
  if (name.endsWith('.json')) return 'application/json';
  return name.endsWith('.svg') ? 'image/svg+xml' : 'text/csv;charset=utf-8';
}

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read it only after the click has ended.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
