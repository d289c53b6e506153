// A real `plumbline serve` with a real SQLite file in a folder of its own, its clock in a file.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const program = process.env.PLUMBLINE ?? here('../../build/plumbline');
const share = process.env.PLUMBLINE_SHARE;
const patience_ms = 15_000;

export class Server {
  #process;
  #clock;
  folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  url = '';

  /** Starts one whose clock says `now`, a Date. */
  static async start(now) {
    if (!existsSync(program)) throw new Error(`${program} is not there; ./plumb build makes it`);
    const server = new Server();
    server.#clock = join(server.folder, 'clock');
    server.setClock(now);
    await server.#run();
    return server;
  }

  /** Never half written: the server reads it whenever it likes. */
  setClock(now) {
    writeFileSync(`${this.#clock}.new`, `${now.toISOString()}\n`);
    renameSync(`${this.#clock}.new`, this.#clock);
  }

  /** As after a power cut: killed, then started again on the same file. */
  async killAndRestart() {
    const port = new URL(this.url).port;
    await this.#end('SIGKILL');
    await this.#run(port);
  }

  async stop() {
    await this.#end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #end(signal) {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill(signal);
    await gone;
  }

  async #run(port = 0) {
    const options = ['--data', join(this.folder, 'data'), '--clock', this.#clock];
    if (share) options.push('--share', share);
    this.#process = spawn(program, ['serve', '--listen', `127.0.0.1:${port}`, ...options]);
    this.url = await this.#findAddress();
  }

  /** The program prints where it listens. */
  #findAddress() {
    return new Promise((resolve, reject) => {
      let said = '';
      const late = setTimeout(() => reject(new Error(`no address in time:\n${said}`)), patience_ms);
      const hear = (bytes) => {
        said += bytes;
        const found = /http:\/\/[\d.:]+/.exec(said);
        if (!found) return;
        clearTimeout(late);
        resolve(found[0]);
      };
      this.#process.stdout.on('data', hear);
      this.#process.stderr.on('data', hear);
      this.#process.once('exit', (code) => {
        clearTimeout(late);
        reject(new Error(`ended with ${code}:\n${said}`));
      });
    });
  }
}
