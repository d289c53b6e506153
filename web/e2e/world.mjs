// One household for a test: a server, a browser, and one clock for both.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openBrowser, openPage } from './browser.mjs';
import { Server } from './server.mjs';

const msPerSecond = 1000;
const msPerMinute = 60 * msPerSecond;
const msPerHour = 60 * msPerMinute;

/**
 * How far a page is moved at once while it has to notice what happens: less than the two seconds
 * after which the coach takes a boundary for missed.
 */
const strideMs = 1500;

/** The events of one of the sample journals. */
export function readJournal(name) {
  const path = new URL(`../../tests/scenarios/${name}.jsonl`, import.meta.url);
  return readFileSync(fileURLToPath(path), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

export class World {
  #browser;
  #aheadMs = 0;
  #pages = [];
  server;

  /**
   * A world where it is `instant`, as text with its offset. Time goes on from there. `options` are
   * those of the browser.
   */
  static async open(instant, options) {
    const world = new World();
    world.#aheadMs = Date.parse(instant) - Date.now();
    [world.#browser, world.server] = await Promise.all([
      openBrowser(options),
      Server.start(world.now),
    ]);
    return world;
  }

  async close() {
    await this.#browser?.close();
    await this.server?.stop();
  }

  get now() {
    return new Date(Date.now() + this.#aheadMs);
  }

  /** A page on its first visit; `options` as for `openPage`. */
  async visit(options) {
    const page = await openPage(this.#browser, this.server.url, { now: this.now, ...options });
    this.#pages.push(page);
    return page;
  }

  /** A page of someone whom the server knows already. */
  async visitAs(name, options) {
    const page = await this.visit(options);
    await page.goto('/');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    return page;
  }

  /** The clocks go on at once, as over a night; what is due in a page comes once. */
  async pass({ hours = 0, minutes = 0, seconds = 0 }) {
    await this.#moveBy(hours * msPerHour + minutes * msPerMinute + seconds * msPerSecond);
  }

  async moveTo(instant) {
    await this.#moveBy(Date.parse(instant) - this.now.getTime());
  }

  /** Time passes before somebody's eyes until `isThere` is true, or `minutes` are over. */
  async watch(isThere, minutes = 15) {
    for (let left = minutes * msPerMinute; left > 0; left -= strideMs) {
      if (await isThere()) return;
      await this.#moveBy(strideMs);
    }
    throw new Error(`nothing came in ${minutes} minutes of the world's time`);
  }

  async #moveBy(ms) {
    this.#aheadMs += ms;
    this.#tellServer();
    for (const page of this.#pages) if (!page.isClosed()) await page.clock.fastForward(ms);
  }

  #tellServer() {
    this.server.setClock(this.now);
  }

  /** A call of the API; gives the body, or throws with what the server said. */
  async call(path, body) {
    const reply = await this.ask(path, body);
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text}`);
    return JSON.parse(text);
  }

  ask(path, body) {
    this.#tellServer();
    const posted = body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    return fetch(`${this.server.url}/api/v1${path}`, posted);
  }

  /** The compiled rules, with the texts of one language as the page has them. */
  async readCatalogue(language = 'en') {
    const read = async (path) => (await fetch(`${this.server.url}${path}`)).json();
    const [catalogue, texts] = await Promise.all([read('/catalogue.json'), read(`/texts/${language}.json`)]);
    catalogue.care.texts = texts;
    return catalogue;
  }

  /** Adds a person with a journal; gives the id. */
  async addPerson(name, events = []) {
    const { id } = await this.call('/people', { name });
    if (events.length > 0) await this.call(`/people/${id}/events`, { events });
    return id;
  }

  /** The id of someone who made their record on a page. */
  async findPerson(name) {
    const { people } = await this.call('/people');
    return people.find((person) => person.name === name)?.id;
  }

  async readEvents(id) {
    const { events } = await this.call(`/people/${id}/events?after=0`);
    return events;
  }

  /** The plan of this moment by the server's own core. */
  readToday(id) {
    return this.call(`/people/${id}/today`);
  }

  /** Waits until the server has `count` events of that kind; gives them. */
  async waitForEvents(id, kind, count) {
    for (let tries = 0; tries < 100; ++tries) {
      const found = (await this.readEvents(id)).filter((event) => event.kind === kind);
      if (found.length >= count) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the server never had ${count} × ${kind}`);
  }
}
