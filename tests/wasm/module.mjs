// The WebAssembly module as the page uses it: text in, text out.
import { createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** Node's own Ed25519, which takes keys in their DER form: a fixed head before the 32 bytes. */
const derHead = Buffer.from('302a300506032b6570032100', 'hex');

function isSignedBy(key, text, signature) {
  if (!/^[0-9a-f]{64}$/.test(key) || !/^[0-9a-f]{128}$/.test(signature)) return false;
  const der = Buffer.concat([derHead, Buffer.from(key, 'hex')]);
  const open = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), open, Buffer.from(signature, 'hex'));
}

function makeHost(readText) {
  return {
    wasi_snapshot_preview1: { fd_close: () => 0, fd_seek: () => 0, fd_write: () => 0 },
    plumb: {
      verify_ed25519: (key, keyLength, text, textLength, signature, signatureLength) =>
        Number(
          isSignedBy(
            readText(key, keyLength),
            readText(text, textLength),
            readText(signature, signatureLength),
          ),
        ),
    },
  };
}

export async function loadModule(path) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let core;
  const readText = (at, length) =>
    decoder.decode(new Uint8Array(core.memory.buffer, at, length));
  const { instance } = await WebAssembly.instantiate(await readFile(path), makeHost(readText));
  core = instance.exports;
  core._initialize();
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
      return readText(start, core.plumb_result_len());
    },
    get bytes() {
      return core.memory.buffer.byteLength;
    },
  };
}
