// The load engine beside the page: fetched when a load is first asked for.
import { client } from '../api/client';
import { CoreModule } from '../core/module';

interface Question {
  n: number;
  name: string;
  input: string;
}

const of = 4;
let done = 0;
/** For a bar, where it takes long. */
function tellStep<T>(result: T): T {
  postMessage({ n: 0, text: '', ms: 0, steps: { done: (done += 1), of } });
  return result;
}

async function open(): Promise<CoreModule> {
  done = 0;
  const [compiled, module] = await Promise.all([
    client.readCatalogue().then(tellStep),
    client.readLoads().then(tellStep).then((reply) => CoreModule.compile(reply)).then(tellStep),
  ]);
  const { body, loads, movements } = JSON.parse(compiled) as Record<string, unknown>;
  module.call('load_body', JSON.stringify({ body, loads, movements }));
  return tellStep(module);
}

let opened: Promise<CoreModule> | undefined;

addEventListener('message', ({ data: { n, name, input } }: MessageEvent<Question>) => {
  opened ??= open();
  opened.then(
    (module) => {
      const begun = performance.now();
      const text = module.call(name, input);
      postMessage({ n, text, ms: performance.now() - begun });
    },
    () => {
      opened = undefined;
      postMessage({ n, text: '', ms: 0 });
    },
  );
});
