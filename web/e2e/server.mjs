// A real `plumbline serve` with a real SQLite file in a folder of its own, its clock in a file.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const program = process.env.PLUMB_PROGRAM ?? here('../../build/plumbline');
const share = process.env.PLUMB_SHARE;
const patienceMs = 15_000;

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
    await server.#run(0);
    return server;
  }

  /** Never half written: the server reads it whenever it likes. */
  setClock(now) {
    writeFileSync(`${this.#clock}.new`, `${now.toISOString()}\n`);
    renameSync(`${this.#clock}.new`, this.#clock);
  }

  /** As in a power cut: gone at once, what it acknowledged stays in its folder. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** Again on the same folder, at the same address. */
  async restart() {
    await this.#run(new URL(this.url).port);
  }

  async stop() {
    await this.#end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #end(signal) {
    const ended = this.#process;
    if (ended.exitCode !== null || ended.signalCode !== null) return;
    const gone = new Promise((resolve) => ended.once('exit', resolve));
    ended.kill(signal);
    await gone;
  }

  async #run(port) {
    const options = ['--data', join(this.folder, 'data'), '--clock', this.#clock];
    if (share) options.push('--share', share);
    this.#process = spawn(program, ['serve', '--listen', `127.0.0.1:${port}`, ...options], {
      env: { ...process.env, TZ: 'Europe/Berlin' },
    });
    this.url = await this.#findAddress();
  }

  /** The program prints where it listens. */
  #findAddress() {
    return new Promise((resolve, reject) => {
      let said = '';
      const late = setTimeout(() => reject(new Error(`no address in time:\n${said}`)), patienceMs);
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
