import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, inlineScriptHashes, policyMap } from './content-security-policy.mjs';

describe('the content security policy of a page', () => {
  it('allows an inline script by the hash of exactly its text', () => {
    // The example of the specification's test suite: alert(1)
    expect(inlineScriptHashes('<script>alert(1)</script>')).toEqual(["'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"]);
  });

  it('counts no script that comes from a file', () => {
    expect(inlineScriptHashes('<script src="/a.js" async=""></script><script id="x" src="/b.js">ignored</script>')).toEqual([]);
  });

  it('names a script once however often it stands there', () => {
    expect(inlineScriptHashes('<script>a()</script><script>a()</script><script id="x">b()</script>')).toHaveLength(2);
  });

  it('never allows all inline code', () => {
    const policy = contentSecurityPolicy('<script>a()</script>');
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('is chosen by the page, and what is no page may load nothing', () => {
    const map = policyMap(new Map([['/b.html', ''], ['/a.html', '<script>a()</script>']]));
    const lines = map.split('\n').filter((line) => line.startsWith('  '));
    expect(lines.map((line) => line.trim().split(' ')[0])).toEqual(['/a.html', '/b.html', 'default']);
    expect(lines[2]).toBe(`  default "default-src 'none'; frame-ancestors 'none'";`);
  });
});
