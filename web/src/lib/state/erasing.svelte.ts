import { client } from '../api/client';
import { ApiFault } from '../api/faults';
import type { ErasureProof } from '../api/types';
import type { Ready } from './app.svelte';

/** Takes a whole record off the server and off this device. */
export class Erasing {
  proof = $state.raw<ErasureProof>();
  fault = $state.raw<ApiFault>();
  /** Nothing of the person is left on this device. */
  isGone = $state(false);
  readonly #ready: Ready;

  constructor(ready: Ready) {
    this.#ready = ready;
  }

  /** The device forgets only what the server has forgotten: it would bring the record back. */
  async erase(): Promise<void> {
    const person = this.#ready.household.current;
    if (!person) return;
    this.fault = undefined;
    try {
      this.proof = await client.eraseRecord(person.id, person.name);
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
      if (!fault.isErased && !fault.isNotFound) {
        this.fault = fault;
        return;
      }
    }
    await this.#ready.forget(person.id);
    this.isGone = true;
  }
}
