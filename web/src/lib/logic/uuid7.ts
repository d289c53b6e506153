/** Eight random 16-bit words; the caller owns the random source. */
export type RandomWords = () => Uint16Array;

const timeBytes = 6;
const versionBits = 0x7000;
const variantBits = 0x8000;

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** A UUID of version 7 in its lower-case text form: ordered by time, made where the event is made. */
export function makeUuid7(ms: number, random: RandomWords): string {
  const time = hex(Math.floor(ms), timeBytes * 2);
  const words = random();
  const a = versionBits | (words[0]! & 0x0fff);
  const b = variantBits | (words[1]! & 0x3fff);
  const tail = [words[2]!, words[3]!, words[4]!].map((word) => hex(word, 4)).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex(a, 4)}-${hex(b, 4)}-${tail}`;
}

export function cryptoWords(): Uint16Array {
  return crypto.getRandomValues(new Uint16Array(5));
}
