// Lays out what the image holds below dist/, which is copied over the root of the image's file system.
import { cpSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { policyMap } from './content-security-policy.mjs';

const SITE = 'dist/usr/share/nginx/html';
const NGINX = 'dist/etc/nginx';
const COMPRESSIBLE = new Set(['.html', '.css', '.js', '.json', '.svg', '.txt', '.webmanifest']);
// One packet holds it anyway.
const SMALLEST_TO_COMPRESS = 1024;

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function copySite() {
  rmSync('dist', { recursive: true, force: true });
  // The page for unknown addresses is exported twice; nginx uses 404.html.
  cpSync('out', SITE, { recursive: true, filter: (source) => !source.startsWith('out/_not-found') });
  cpSync('nginx', NGINX, { recursive: true });
}

function writePolicies() {
  const pages = filesBelow(SITE).filter((file) => file.endsWith('.html'));
  const byPath = new Map(pages.map((file) => [`/${relative(SITE, file)}`, readFileSync(file, 'utf8')]));
  writeFileSync(join(NGINX, 'content-security-policy.conf'), policyMap(byPath));
}

function compress() {
  for (const file of filesBelow(SITE)) {
    const content = readFileSync(file);
    if (!COMPRESSIBLE.has(extname(file)) || content.length < SMALLEST_TO_COMPRESS) continue;
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}

/** The same sources give the same image, so no file tells when it was built. */
function forgetTimes() {
  const entries = readdirSync('dist', { recursive: true, withFileTypes: true });
  for (const entry of entries) utimesSync(join(entry.parentPath, entry.name), 0, 0);
}

function report() {
  const sizes = filesBelow(SITE).map((file) => readFileSync(file).length);
  console.log(`dist/ packed: ${sizes.length} files, ${Math.round(sizes.reduce((a, b) => a + b, 0) / 1024)} KiB`);
}

copySite();
writePolicies();
compress();
forgetTimes();
report();
