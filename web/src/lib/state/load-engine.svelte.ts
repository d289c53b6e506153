import type { Ribbon } from '../core/solid';
import type { LoadAnswer, LoadProblem, Scenario } from '../core/loads';
import type { BodyMeasures } from '../logic/body';

interface Reply<T> {
  ok?: T;
  fault?: { code: string };
  problems?: LoadProblem[];
  /** What the engine took, milliseconds. */
  ms: number;
}

const kept = new Map<string, Promise<Ribbon | undefined>>();
const waiting = new Map<number, (reply: { text: string; ms: number }) => void>();
let worker: Worker | undefined;
let asked = 0;

interface FromWorker {
  n: number;
  text: string;
  ms: number;
  /** Of the way until the first answer can be given. */
  steps?: { done: number; of: number };
}

/** How far the engine has come that is being fetched; nothing once it answers. */
export const enginesWay = $state<{ now?: { done: number; of: number } }>({});

async function ask<T>(name: string, question: unknown): Promise<Reply<T>> {
  if (!worker) {
    worker = new Worker(new URL('./loads-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      enginesWay.now = data.steps;
      if (data.steps) return;
      waiting.get(data.n)?.(data);
      waiting.delete(data.n);
    };
    worker.onerror = () => {
      for (const give of waiting.values()) give({ text: '', ms: 0 });
      waiting.clear();
      worker?.terminate();
      worker = undefined;
    };
  }
  const n = (asked += 1);
  const reply = await new Promise<{ text: string; ms: number }>((resolve) => {
    waiting.set(n, resolve);
    worker!.postMessage({ n, name, input: JSON.stringify(question) });
  });
  const answer = reply.text ? (JSON.parse(reply.text) as Omit<Reply<T>, 'ms'>) : {};
  return { ...answer, ms: reply.ms };
}

/** The loads along a movement, from the engine's own worker; nothing where it has none. */
export function readRibbon(
  id: string,
  level: number,
  body?: BodyMeasures,
): Promise<Ribbon | undefined> {
  const name = JSON.stringify([id, level, body]);
  let found = kept.get(name);
  if (!found) {
    found = ask<Ribbon>('ribbon', { id, level, body }).then(({ ok }) => {
      if (!ok) kept.delete(name);
      return ok;
    });
    kept.set(name, found);
  }
  return found;
}

/** The loads of one posture. */
export function readLoads(scenario: Scenario, body?: BodyMeasures): Promise<Reply<LoadAnswer>> {
  return ask('loads', { body, scenarios: [scenario] });
}
/** Where the same posture ends when it is brought into balance. */
export function readBalanced(scenario: Scenario, body?: BodyMeasures) {
  return ask<{ poses: Pick<Scenario, 'root' | 'angles_deg'>[] }>('balanced', {
    body,
    scenarios: [scenario],
  });
}
