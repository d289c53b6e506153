import {
  agreeOn,
  findListening,
  hasWord,
  isFinal,
  type ListenMode,
  type OnDevice,
} from '../logic/spoken-stop';
import { languageTag, texts } from '../text/text.svelte';

interface Heard {
  results: ArrayLike<ArrayLike<{ transcript: string }>>;
  resultIndex: number;
}
/** As browsers have it; TypeScript's own description lacks what is done on the device. */
interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally?: boolean;
  onresult: ((event: Heard) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}
interface RecognitionMaker {
  new (): Recognition;
  available?(options: { langs: string[]; processLocally: boolean }): Promise<OnDevice>;
  install?(options: { langs: string[]; processLocally: boolean }): Promise<boolean>;
}

function findMaker(): RecognitionMaker | undefined {
  const { SpeechRecognition, webkitSpeechRecognition } = globalThis as {
    SpeechRecognition?: RecognitionMaker;
    webkitSpeechRecognition?: RecognitionMaker;
  };
  return SpeechRecognition ?? webkitSpeechRecognition;
}
const onThisDevice = () => ({ langs: [languageTag()], processLocally: true });

/** Without asking more of it: whether this browser knows of listening at all. */
export function hasListening(): boolean {
  return !!findMaker();
}

/** How this browser could listen for a word. */
export async function askListening(): Promise<ListenMode> {
  const maker = findMaker();
  const onDevice = await maker?.available?.(onThisDevice()).catch(() => undefined);
  return findListening(!!maker, onDevice);
}

/** Fetches what listening on the device needs; false if it cannot be had. */
export async function prepareListening(): Promise<boolean> {
  const maker = findMaker();
  if ((await maker?.available?.(onThisDevice())) === 'available') return true;
  return (await maker?.install?.(onThisDevice()).catch(() => false)) ?? false;
}

/** Listens for the word "stop" while a session runs, and for nothing else. */
export class StopListener {
  #recognition: Recognition | undefined;
  #isHeld = false;

  /** `onfail`: nothing can be heard any more. */
  async hold(chosen: ListenMode, onstop: () => void, onfail: () => void): Promise<void> {
    if (chosen === 'off' || this.#isHeld) return;
    this.#isHeld = true;
    const mode = agreeOn(chosen, await askListening());
    const maker = findMaker();
    if (!this.#isHeld) return;
    if (mode === 'off' || !maker) {
      this.release();
      onfail();
      return;
    }
    this.#listen(maker, mode, onstop, onfail);
  }

  release(): void {
    this.#isHeld = false;
    const recognition = this.#recognition;
    this.#recognition = undefined;
    recognition?.abort();
  }

  #listen(maker: RecognitionMaker, mode: ListenMode, onstop: () => void, onfail: () => void): void {
    const recognition = new maker();
    recognition.lang = languageTag();
    recognition.continuous = true;
    recognition.interimResults = true;
    if (mode === 'local') recognition.processLocally = true;
    const words = texts('page.listen.words');
    recognition.onresult = ({ results, resultIndex }) => {
      const fresh = Array.from(results).slice(resultIndex);
      const isSaid = fresh.some((one) => hasWord(one[0]?.transcript ?? '', words, recognition.lang));
      if (isSaid && this.#recognition === recognition) onstop();
    };
    recognition.onerror = ({ error }) => {
      if (this.#recognition !== recognition || !isFinal(error)) return;
      this.release();
      onfail();
    };
    // Browsers end after a silence; the session goes on.
    recognition.onend = () => {
      if (this.#recognition === recognition) recognition.start();
    };
    this.#recognition = recognition;
    recognition.start();
  }
}
