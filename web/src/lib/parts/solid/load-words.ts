import type { BandPercent } from '../../logic/ribbon';
import { t } from '../../text/text.svelte';

/** The disc that is shown where there is room for one. */
export const mainDisc = 'L4/L5';
/** Its place in a list of all discs, from below. */
export const mainDiscAt = 1;

/** "57 %", or "57 to 80 %" where people brace. */
export function writeBand(band: BandPercent | undefined): string {
  if (!band) return t('page.solid.not_known');
  const least = Math.round(band.least);
  const most = Math.round(band.most ?? band.least);
  return most > least
    ? t('page.solid.percent_band', { least, most })
    : t('page.solid.percent_short', { percent: least });
}
