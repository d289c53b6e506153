import { ApiFault } from './faults';
import type { Calendar, CalendarSettings, ErasureProof, Event, Person, Problem } from './types';

const base = '/api/v1';
const json = 'application/json';

export interface EventPage {
  events: Event[];
  last_sequence: number;
  /** Others follow `last_sequence`. */
  more: boolean;
  /** Which store answered: one that was put back from a backup is another. */
  store: string;
}

/** Where each clip stands in its sound file: [from, length] in seconds. */
export type ClipPlaces = Record<string, [number, number]>;
export interface VoiceIndex {
  language: string;
  /** "common", and one of each exercise. */
  files: Record<string, ClipPlaces>;
}

export interface Stored {
  stored: number;
  already_there: number;
  last_sequence: number;
}

async function send(path: string, init?: RequestInit): Promise<Response> {
  let reply: Response;
  try {
    reply = await fetch(path, { credentials: 'same-origin', ...init });
  } catch {
    throw new ApiFault('offline', 0, undefined);
  }
  if (reply.ok) return reply;
  const problem = (await reply.json().catch(() => undefined)) as Problem | undefined;
  throw new ApiFault('refused', reply.status, problem);
}

async function getJson<T>(path: string): Promise<T> {
  return (await (await send(path, { headers: { accept: json } })).json()) as T;
}

async function postJson<T>(path: string, body: unknown): Promise<T> {
  const reply = await send(path, {
    method: 'POST',
    headers: { 'content-type': json, accept: json },
    body: JSON.stringify(body),
  });
  return (await reply.json()) as T;
}

/** The only place of the page that talks to a server. */
export const client = {
  readPeople: () => getJson<{ people: Person[] }>(`${base}/people`).then((reply) => reply.people),
  recordPerson: (person: Person) => postJson<Person>(`${base}/people`, person),
  readEvents: (person: string, after: number) =>
    getJson<EventPage>(`${base}/people/${person}/events?after=${after}`),
  recordEvents: (person: string, events: Event[]) =>
    postJson<Stored>(`${base}/people/${person}/events`, { events }),
  /** Takes the whole record off the server, for good. */
  eraseRecord: (person: string, name: string) =>
    postJson<ErasureProof>(`${base}/people/${person}/erase`, { name }),
  readCalendar: (person: string) => getJson<Calendar>(`${base}/people/${person}/calendar`),
  makeCalendar: (person: string, settings: CalendarSettings) =>
    postJson<Calendar>(`${base}/people/${person}/calendar`, settings),
  revokeCalendar: (person: string) =>
    postJson<Calendar>(`${base}/people/${person}/calendar/revoke`, { revoke: true }),
  /** The compiled rules as text: the core reads them, the page takes what it shows. */
  readCatalogue: async () => (await send('/catalogue.json')).text(),
  /** All texts of one language, as text. */
  readTexts: async (language: string) => (await send(`/texts/${language}.json`)).text(),
  readCore: () => send('/plumbline.wasm'),
  /** The load engine: only for a page that shows loads. */
  readLoads: () => send('/plumbline-loads.wasm'),
  /** The coach's voice: where its clips stand, and one file of them. */
  readVoiceIndex: (language: string) => getJson<VoiceIndex>(`/voice/${language}/index.json`),
  readVoice: async (language: string, file: string) =>
    (await send(`/voice/${language}/${file}.mp3`)).arrayBuffer(),
  /** What was measured, with the postures of it, as text. */
  readReference: async () => (await send('/reference.json')).text(),
};
export type Client = typeof client;
