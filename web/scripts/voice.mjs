// Makes the coach's voice: spoken clips of every phrase, number and exercise, so that nothing the
// coach says depends on a network or on what voices a browser has. One sound file of phrases and
// numbers, one of each exercise, and an index that says where in them every clip stands.
// A folder of these for each language. espeak-ng's voice of a language stands in languages.yaml.
// Usage: node scripts/voice.mjs CATALOGUE.json TEXTS_FOLDER OUT_FOLDER CACHE_FOLDER
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [cataloguePath, textsFolder, outFolder, cache] = process.argv.slice(2);
if (!cataloguePath || !textsFolder || !outFolder || !cache) {
  console.error('Usage: node scripts/voice.mjs CATALOGUE.json TEXTS_FOLDER OUT_FOLDER CACHE_FOLDER');
  process.exit(2);
}

/** A voice of the synthesiser, slow enough for someone who is busy with a back. */
const speakerOf = (voice) => ['-v', voice, '-s', '150', '-p', '42', '-g', '2'];
const rate = 22050;
const bytesPerSample = 2;
/** Silence around a clip: decoders of MP3 differ in where a file begins. */
const gap_s = 0.25;
const numbers = [...Array.from({ length: 60 }, (_, i) => i + 1), 75, 90, 105, 120, 150, 180];

/** What a program writes for what it is given. */
function ask(program, options, input) {
  return new Promise((resolve, reject) => {
    const settings = { maxBuffer: 1 << 26, encoding: 'buffer' };
    const done = (fault, written) => (fault ? reject(fault) : resolve(written));
    execFile(program, options, settings, done).stdin.end(input);
  });
}

async function speak(text, speaker) {
  const wav = await ask('espeak-ng', [...speaker, '--stdout', text]);
  const data = wav.indexOf('data');
  return trim(wav.subarray(data + 8));
}

/** Without the silence that the synthesiser leaves before and after. */
function trim(samples) {
  const quiet = 300;
  const count = Math.floor(samples.length / bytesPerSample);
  let first = 0;
  let last = count - 1;
  while (first < last && Math.abs(samples.readInt16LE(first * bytesPerSample)) < quiet) first += 1;
  while (last > first && Math.abs(samples.readInt16LE(last * bytesPerSample)) < quiet) last -= 1;
  return samples.subarray(first * bytesPerSample, (last + 1) * bytesPerSample);
}

function pack(samples) {
  const shape = ['-r', '-s', String(rate / 1000), '-m', 'm', '--bitwidth', '16'];
  return ask('lame', ['--quiet', ...shape, '--resample', '16', '-b', '16', '-', '-'], samples);
}

/** One file of clips one after the other; gives where each begins and how long it is, seconds. */
async function makeFile(out, name, clips, speaker) {
  const spoken = JSON.stringify([speaker, rate, gap_s, clips]);
  const key = createHash('sha256').update(spoken).digest('hex').slice(0, 16);
  const kept = join(cache, key);
  if (!existsSync(`${kept}.mp3`)) {
    const silence = Buffer.alloc(Math.round(gap_s * rate) * bytesPerSample);
    const parts = [silence];
    const places = {};
    let at = silence.length;
    for (const [id, text] of Object.entries(clips)) {
      const samples = await speak(text, speaker);
      places[id] = [at, samples.length].map((n) => Math.round((n / bytesPerSample / rate) * 1e3) / 1e3);
      parts.push(samples, silence);
      at += samples.length + silence.length;
    }
    writeFileSync(`${kept}.json`, JSON.stringify(places));
    writeFileSync(`${kept}.part`, await pack(Buffer.concat(parts)));
    renameSync(`${kept}.part`, `${kept}.mp3`);
  }
  copyFileSync(`${kept}.mp3`, join(out, `${name}.mp3`));
  return JSON.parse(readFileSync(`${kept}.json`, 'utf8'));
}

/** Texts `prefix.1`, `prefix.2` … as far as they go. */
function numbered(words, prefix) {
  const found = [];
  for (let n = 1; `${prefix}.${n}` in words; n += 1) found.push([`${prefix}.${n}`, words[`${prefix}.${n}`]]);
  return found;
}

const { exercises, languages } = JSON.parse(readFileSync(cataloguePath, 'utf8')).care;

/** The clips of all that the coach says in one language. */
async function makeVoice({ id: language, voice }) {
  const out = join(outFolder, language);
  const speaker = speakerOf(voice);
  const words = JSON.parse(readFileSync(join(textsFolder, `${language}.json`), 'utf8'));
  mkdirSync(out, { recursive: true });
  const phrases = Object.entries(words).filter(([key]) => key.startsWith('coach.say.'));
  const common = Object.fromEntries([...phrases, ...numbers.map((n) => [String(n), `${n}`])]);
  const files = { common: await makeFile(out, 'common', common, speaker) };
  for (const { id } of exercises) {
    const own = `exercise.${id}`;
    const clips = [
      [`${own}.name`, `${words[`${own}.name`]}.`],
      [`${own}.cue`, words[`${own}.cue`]],
      ...numbered(words, `${own}.steps`).slice(0, 1),
      ...numbered(words, `${own}.out`),
    ];
    files[id] = await makeFile(out, id, Object.fromEntries(clips.filter(([, text]) => text)), speaker);
  }
  /** For the keys of a headset: a device gives them only to a page that plays something. */
  writeFileSync(join(out, 'silence.mp3'), await pack(Buffer.alloc(10 * rate * bytesPerSample)));
  writeFileSync(join(out, 'index.json'), JSON.stringify({ language, files }));
}

mkdirSync(cache, { recursive: true });
// Side by side: most of the time goes by in the programs that are called.
await Promise.all(languages.map(makeVoice));
