/** `local`: what is heard stays on the device. `remote`: the browser may send it to its maker. */
export type ListenMode = 'off' | 'local' | 'remote';
export const listenModes: ListenMode[] = ['off', 'local', 'remote'];

/** What `SpeechRecognition.available` answers for listening on the device. */
export type OnDevice = 'available' | 'downloadable' | 'downloading' | 'unavailable';

/**
 * How a browser could listen: not at all, on the device, or by its maker's service. Whoever can
 * listen on the device never listens in another way.
 */
export function findListening(hasApi: boolean, onDevice: OnDevice | undefined): ListenMode {
  if (!hasApi) return 'off';
  return onDevice === 'available' || onDevice === 'downloadable' ? 'local' : 'remote';
}

/** How the page listens: as the person chose, and never with more than they agreed to. */
export function agreeOn(chosen: ListenMode, possible: ListenMode): ListenMode {
  return chosen === possible ? chosen : 'off';
}

/** True if one of the words was said: whole words, whatever stands around them. */
export function hasWord(heard: string, words: string[], language: string): boolean {
  const said = heard
    .toLocaleLowerCase(language)
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean);
  return words.some((word) => said.includes(word.toLocaleLowerCase(language)));
}

/** Errors after which listening again is of no use. */
export function isFinal(error: string): boolean {
  return ['not-allowed', 'service-not-allowed', 'language-not-supported', 'audio-capture'].includes(
    error,
  );
}
