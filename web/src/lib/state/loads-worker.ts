// The load engine beside the page: fetched when a load is first asked for.
import { client } from '../api/client';
import { CoreModule } from '../core/module';

interface Question {
  id: string;
  level: number;
}

async function open(): Promise<CoreModule> {
  const [compiled, module] = await Promise.all([
    client.readCatalogue(),
    client.readLoads().then((reply) => CoreModule.compile(reply)),
  ]);
  const { body, loads, movements } = JSON.parse(compiled) as Record<string, unknown>;
  module.call('load_body', JSON.stringify({ body, loads, movements }));
  return module;
}

let opened: Promise<CoreModule> | undefined;

addEventListener('message', (event: MessageEvent<Question>) => {
  opened ??= open();
  opened.then(
    (module) => postMessage(module.call('ribbon', JSON.stringify(event.data))),
    () => {
      opened = undefined;
      postMessage('');
    },
  );
});
