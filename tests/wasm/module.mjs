// The WebAssembly module as the page uses it: text in, text out.
import { readFile } from 'node:fs/promises';

const host = { wasi_snapshot_preview1: { fd_close: () => 0, fd_seek: () => 0, fd_write: () => 0 } };

export async function loadModule(path) {
  const { instance } = await WebAssembly.instantiate(await readFile(path), host);
  const core = instance.exports;
  core._initialize();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const write = (text) => {
    const bytes = encoder.encode(text);
    const at = core.plumb_alloc(bytes.length);
    new Uint8Array(core.memory.buffer, at, bytes.length).set(bytes);
    return [at, bytes.length];
  };
  return {
    call(name, input) {
      const [nameAt, nameLength] = write(name);
      const [inputAt, inputLength] = write(input);
      core.plumb_call(nameAt, nameLength, inputAt, inputLength);
      core.plumb_free(nameAt);
      core.plumb_free(inputAt);
      const start = core.plumb_result_ptr();
      return decoder.decode(new Uint8Array(core.memory.buffer, start, core.plumb_result_len()));
    },
    get bytes() {
      return core.memory.buffer.byteLength;
    },
  };
}
