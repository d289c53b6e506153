/** A newer version of the page waits until it is asked for: it never interrupts a session. */
export class PageUpdates {
  #waiting = $state.raw<ServiceWorker | undefined>();
  readonly isWaiting = $derived(this.#waiting !== undefined);

  async watch(language: string): Promise<void> {
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    if (!workers) return;
    try {
      const registration = await workers.register('/sw.js');
      const look = () => {
        // The very first worker replaces nothing.
        if (workers.controller) this.#waiting = registration.waiting ?? undefined;
      };
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', look);
      });
      look();
      await this.keep(language);
    } catch {
      // Without a worker the page works as long as there is a server.
    }
  }

  /** The texts and the voice of this language are kept for when there is no server. */
  async keep(language: string): Promise<void> {
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    (await workers?.ready)?.active?.postMessage({ keep: language });
  }

  /** Hands over to the newer version, and shows it. */
  take(): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    this.#waiting?.postMessage('take-over');
  }
}
