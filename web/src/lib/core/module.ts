/** What the module exports; see docs/reference for the calls. */
interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  plumb_alloc(length: number): number;
  plumb_free(pointer: number): void;
  plumb_call(name: number, nameLength: number, input: number, inputLength: number): number;
  plumb_result_ptr(): number;
  plumb_result_len(): number;
}

type ReadText = (at: number, length: number) => string;
type Verify = (key: string, text: string, signature: string) => boolean;

/**
 * What the module asks of its page. It opens no file: the three calls its C library still names do
 * nothing. Signatures of clinicians are verified here.
 */
function makeHost(read: ReadText, isSignedBy: Verify): WebAssembly.Imports {
  return {
    wasi_snapshot_preview1: { fd_close: () => 0, fd_seek: () => 0, fd_write: () => 0 },
    plumb: {
      verify_ed25519: (key: number, keyLength: number, text: number, textLength: number, signature: number, signatureLength: number) =>
        Number(isSignedBy(read(key, keyLength), read(text, textLength), read(signature, signatureLength))),
    },
  };
}

/** Text in, text out. The module's memory may grow in any call, so views are made anew. */
export class CoreModule {
  readonly #exports: Exports;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();

  constructor(instance: WebAssembly.Instance) {
    this.#exports = instance.exports as unknown as Exports;
    this.#exports._initialize();
  }

  /** A module that judges no signatures, such as the load engine, does without `isSignedBy`. */
  static async compile(reply: Response, isSignedBy: Verify = () => false): Promise<CoreModule> {
    const bytes = await reply.arrayBuffer();
    const decoder = new TextDecoder();
    let memory: WebAssembly.Memory;
    const host = makeHost(
      (at, length) => decoder.decode(new Uint8Array(memory.buffer, at, length)),
      isSignedBy,
    );
    const { instance } = await WebAssembly.instantiate(bytes, host);
    memory = instance.exports.memory as WebAssembly.Memory;
    return new CoreModule(instance);
  }

  call(name: string, input: string): string {
    const [nameAt, nameLength] = this.#write(name);
    const [inputAt, inputLength] = this.#write(input);
    this.#exports.plumb_call(nameAt, nameLength, inputAt, inputLength);
    this.#exports.plumb_free(nameAt);
    this.#exports.plumb_free(inputAt);
    const start = this.#exports.plumb_result_ptr();
    const length = this.#exports.plumb_result_len();
    return this.#decoder.decode(new Uint8Array(this.#exports.memory.buffer, start, length));
  }

  #write(text: string): [number, number] {
    const bytes = this.#encoder.encode(text);
    const at = this.#exports.plumb_alloc(bytes.length);
    new Uint8Array(this.#exports.memory.buffer, at, bytes.length).set(bytes);
    return [at, bytes.length];
  }
}
