import { client } from '../api/client';
import type { ReferenceRow } from '../core/loads';

let kept: Promise<ReferenceRow[]> | undefined;

/** What was measured, beside what the model says; none where it cannot be fetched. */
export function readReferenceRows(): Promise<ReferenceRow[]> {
  kept ??= client.readReference().then(
    (text) => (JSON.parse(text) as { rows: ReferenceRow[] }).rows,
    () => {
      kept = undefined;
      return [];
    },
  );
  return kept;
}
