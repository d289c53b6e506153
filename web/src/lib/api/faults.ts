import type { Problem } from './types';

/** Why a request did not succeed. `offline`: nobody answered; anything else: the server's no. */
export class ApiFault extends Error {
  constructor(
    readonly kind: 'offline' | 'refused',
    readonly status: number,
    readonly problem: Problem | undefined,
  ) {
    super(problem?.detail ?? problem?.title ?? kind);
  }

  get isNotFound(): boolean {
    return this.problem?.code === 'not_found';
  }
  /** The record was erased there, for good: it is not sent again. */
  get isErased(): boolean {
    return this.problem?.code === 'erased';
  }
  /** Not about one event: any other would fare no better. */
  get isForAll(): boolean {
    return this.kind === 'offline' || this.isNotFound || this.isErased;
  }
}
