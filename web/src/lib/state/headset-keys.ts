import type { SessionCommand } from '../logic/session-keys';

const silence = '/voice/en/silence.mp3';

/** The keys of a headset, a car or a lock screen, and what each asks for. */
const commands: [MediaSessionAction, SessionCommand][] = [
  ['play', 'resume'],
  ['pause', 'pause'],
  ['nexttrack', 'skip'],
  ['previoustrack', 'back'],
  ['stop', 'stop'],
];

/**
 * The keys of a headset during a session. A device gives them only to a page that plays something,
 * and then stops the music of another: so it is the person's choice, and what plays is silence.
 */
export class HeadsetKeys {
  #player: HTMLAudioElement | undefined;

  /** In the tap that starts. */
  hold(say: (command: SessionCommand) => void): void {
    if (this.#player || !('mediaSession' in navigator)) return;
    this.#player = new Audio(silence);
    this.#player.loop = true;
    void this.#player.play().catch(() => this.release());
    for (const [action, command] of commands) this.#listen(action, () => say(command));
  }

  /** What a lock screen or a headset with a screen shows. */
  show(title: string, isPaused: boolean): void {
    if (!this.#player) return;
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: 'Plumbline' });
    navigator.mediaSession.playbackState = isPaused ? 'paused' : 'playing';
  }

  release(): void {
    if (!this.#player) return;
    this.#player.pause();
    this.#player = undefined;
    for (const [action] of commands) this.#listen(action, null);
    navigator.mediaSession.metadata = null;
    navigator.mediaSession.playbackState = 'none';
  }

  #listen(action: MediaSessionAction, heard: (() => void) | null): void {
    try {
      navigator.mediaSession.setActionHandler(action, heard);
    } catch {
      // This browser knows no such key.
    }
  }
}
