import type { Scenario } from '../core/loads';

/** What a link to the lab holds: a posture, what carries it and what it carries. Nothing of a person. */
export interface Shared {
  scenario: Scenario;
  /** The movement whose things stand around. */
  from?: { movement: string; level: number; key: string };
}

const prefix = 's=';
const version = 1;
const longest = 20_000;

const angleNames =
  'pit roll yaw lum tho cer cup lat rot clat crot hip habd hrot kne ank sho sabd srot elb gel'.split(' ');
const balances = ['none', 'feet', 'heel_rise', 'seat', 'hang'];

/** FNV-1a: a changed letter is noticed. It is no secret and guards nothing. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(
    Uint8Array.from(binary, (letter) => letter.charCodeAt(0)),
  );
}

/** The part of an address after `#`, which browsers send to nobody. */
export function writeLink({ scenario, from }: Shared): string {
  const { root, angles_deg, contacts, loads, balance, relaxed, gravity_factor, bracing } = scenario;
  const text = JSON.stringify({
    v: version,
    scenario: { root, angles_deg, contacts, loads, balance, relaxed, gravity_factor, bracing },
    from,
  });
  return `${prefix}${checksum(text)}.${toBase64Url(text)}`;
}

type Loose = { [name: string]: unknown };
const isTable = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);
const isVec = (value: unknown) =>
  Array.isArray(value) && value.length === 3 && value.every(isNumber);
const isAngle = (value: unknown) =>
  isNumber(value) || (Array.isArray(value) && value.length === 2 && value.every(isNumber));
const hasOnly = (table: Loose, names: string[]) =>
  Object.keys(table).every((name) => names.includes(name));

const contactMembers =
  'point sides at partner crossed bridged slides normal friction softness carries'.split(' ');

function isContact(value: unknown): boolean {
  return (
    isTable(value) &&
    hasOnly(value, contactMembers) &&
    typeof value.point === 'string' &&
    (value.normal === undefined || isVec(value.normal))
  );
}
function isLoad(value: unknown): boolean {
  return (
    isTable(value) &&
    hasOnly(value, ['point', 'sides', 'force_n']) &&
    typeof value.point === 'string' &&
    isVec(value.force_n)
  );
}

function isScenario(value: unknown): value is Omit<Scenario, 'name'> {
  const members = 'root angles_deg contacts loads balance relaxed gravity_factor bracing'.split(' ');
  if (!isTable(value) || !hasOnly(value, members)) return false;
  const { root, angles_deg = {}, contacts = [], loads = [], balance = 'none' } = value;
  const isRoot = root === undefined || (isTable(root) && isVec(root.pos_m));
  const areAngles =
    isTable(angles_deg) && hasOnly(angles_deg, angleNames) && Object.values(angles_deg).every(isAngle);
  return (
    isRoot &&
    areAngles &&
    Array.isArray(contacts) &&
    contacts.every(isContact) &&
    Array.isArray(loads) &&
    loads.every(isLoad) &&
    balances.includes(balance as string) &&
    (value.relaxed === undefined || isNumber(value.relaxed)) &&
    (value.gravity_factor === undefined || isNumber(value.gravity_factor)) &&
    (value.bracing === undefined || typeof value.bracing === 'string')
  );
}

/** Nothing where there is no link; 'broken' where something changed it on the way. */
export function readLink(hash: string): Shared | 'broken' | undefined {
  const text = hash.replace(/^#/, '');
  if (!text.startsWith(prefix)) return undefined;
  const [sum = '', packed = ''] = text.slice(prefix.length).split('.');
  if (text.length > longest) return 'broken';
  try {
    const json = fromBase64Url(packed);
    if (checksum(json) !== sum) return 'broken';
    const read: unknown = JSON.parse(json);
    if (!isTable(read) || read.v !== version || !isScenario(read.scenario)) return 'broken';
    const shared: Shared = { scenario: { name: 'shared', ...read.scenario } };
    const { from } = read;
    if (from === undefined) return shared;
    const { movement, level, key } = isTable(from) ? from : {};
    if (typeof movement !== 'string' || !isNumber(level) || typeof key !== 'string') return 'broken';
    return { ...shared, from: { movement, level, key } };
  } catch {
    return 'broken';
  }
}
