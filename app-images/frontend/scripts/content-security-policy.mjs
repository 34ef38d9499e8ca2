import { createHash } from 'node:crypto';

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

const EVERYWHERE = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/** The hash sources of the scripts that stand inside a page. @param {string} html @returns {string[]} */
export function inlineScriptHashes(html) {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script]) => `'sha256-${createHash('sha256').update(script ?? '').digest('base64')}'`,
  );
  return [...new Set(hashes)].sort();
}

/** Scripts run only from our own files or when their content was known at build. @param {string} html @returns {string} */
export function contentSecurityPolicy(html) {
  return [`script-src ${["'self'", ...inlineScriptHashes(html)].join(' ')}`, ...EVERYWHERE].join('; ');
}

/**
 * The nginx map from a page to its policy; everything that is no page may load nothing.
 * @param {Map<string, string>} pages  html by path below the root, such as /index.html
 * @returns {string}
 */
export function policyMap(pages) {
  const lines = [...pages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, html]) => `  ${path} "${contentSecurityPolicy(html)}";`);
  return [
    '# Made at build from the exported pages: each allows exactly its own inline scripts.',
    'map_hash_bucket_size 4096;',
    'map $uri $content_security_policy {',
    ...lines,
    `  default "default-src 'none'; frame-ancestors 'none'";`,
    '}',
    '',
  ].join('\n');
}
