// Puts x.br and x.gz beside every file x of a folder that is worth it, so that the server sends
// them without work of its own. Usage: node scripts/compress.mjs [FOLDER]
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const worthwhile = ['.html', '.js', '.css', '.json', '.svg', '.wasm', '.webmanifest'];
/** Below this a packet is a packet. */
const leastBytes = 1000;

const folder = process.argv[2] ?? 'dist';

function brotli(bytes) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_MAX_QUALITY } = constants;
  return brotliCompressSync(bytes, {
    params: {
      [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY,
      [BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

function put(path, packed, plain) {
  if (packed.length < plain.length) writeFileSync(path, packed);
  else rmSync(path, { force: true });
}

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !worthwhile.includes(extname(entry.name))) continue;
  const path = join(entry.parentPath, entry.name);
  const bytes = readFileSync(path);
  if (bytes.length < leastBytes) continue;
  put(`${path}.br`, brotli(bytes), bytes);
  put(`${path}.gz`, gzipSync(bytes, { level: 9 }), bytes);
}
